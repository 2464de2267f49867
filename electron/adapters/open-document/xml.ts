/** XML being written: what is text stays text, whatever stands in it. */
import { escapeHtml } from '../../../shared/document/escape-html.ts'
import { xmlText } from '../../../shared/document/xml-text.ts'

/** A piece of XML that is complete in itself. */
export interface Xml {
  readonly xml: string
}

/** Attributes in their order; undefined leaves one out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element. Strings among its children are characters. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly (Xml | string)[]): Xml {
  const stated = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escaped(String(value))}"`]))
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : child.xml)).join('')
  return { xml: inner === '' ? `<${name}${stated.join('')}/>` : `<${name}${stated.join('')}>${inner}</${name}>` }
}

/** A file of its own in UTF-8. */
export const xmlFile = (root: Xml): Uint8Array => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}`)

const escaped = (text: string): string => escapeHtml(xmlText(text))
