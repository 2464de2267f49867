/** What people may do, in words. */
import { useIntl } from 'react-intl'
import type { OutputOf } from '../../shared/api/contract.ts'
import { useSay } from '../messages/say.tsx'

type Role = OutputOf<'members'>[number]['roles'][number]

const ORDER: readonly Role[] = ['coordinator', 'editor', 'signatory', 'observer', 'helper']

/** A function that says several roles as one list. */
export function useRoleWords(): (roles: readonly Role[]) => string {
  const say = useSay()
  const intl = useIntl()
  return (roles) =>
    intl.formatList(
      ORDER.filter((role) => roles.includes(role)).map((role) => say(`members.role.${role}`)),
      { type: 'unit' },
    )
}
