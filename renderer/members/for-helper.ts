/** Which invitations are for a helper computer. */
import type { OutputOf } from '../../shared/api/contract.ts'

/** True for one that lets in a computer which keeps and passes on, and stands for no organisation. */
export const isForHelper = ({ roles }: Pick<OutputOf<'coalition.invitations'>[number], 'roles'>): boolean =>
  roles.every((role) => role === 'helper')
