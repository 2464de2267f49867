/** The seed's positions in Spanish. */
import type { SeedText } from './seed-text.ts'

/** See the head of this file. */
export const SPANISH_TEXTS: readonly SeedText[] = [
  {
    title: 'Justicia en la lengua de cada persona',
    ask: 'Intérpretes en los juzgados de primera instancia en tres lenguas y en lengua de señas, con calendario público.',
    commitment: 'ZZ0008',
    stance: 'support_with_changes',
    markdown: `## Lo que vimos

Observamos 112 audiencias en nueve juzgados. En 38 de ellas la persona acusada no entendía la lengua del tribunal; en 21 tradujo un policía[^1].

## Lo que pedimos

1. Una lista pública de intérpretes por provincia, con tarifa fijada y pago en 30 días.
2. El calendario de cada juzgado en la puerta **y** en la red, el viernes anterior.
3. La guía de derechos de una página, también grabada: uno de cada cuatro detenidos no lee.

| Lengua | Intérpretes hoy | Necesarios |
| --- | --- | --- |
| Nembi | 6 | 20 |
| Ortalés | 3 | 14 |
| Señas | 1 | 9 |

Un acto sin intérprete, cuando se pidió, debe poder repetirse.

[^1]: Observación de marzo a mayo de 2026, con autorización del Consejo Judicial.`,
    additions: [{ after: 'debe poder repetirse', text: ' Así lo decidió ya la corte de apelación de Nemba en dos casos.' }],
    remarks: [
      {
        on: 'pago en 30 días',
        text: 'Hoy se paga a los ocho meses. ¿Pedimos un fondo propio?',
        replies: ['Sería más fácil: una línea en el presupuesto.'],
      },
      {
        on: 'en 21 tradujo un policía',
        text: 'Conviene decir que no fue mala voluntad: no había nadie más.',
        replies: [],
        settled: 'Se explica en el anexo.',
      },
    ],
  },
  {
    title: 'Datos abiertos que sirven en la escuela',
    ask: 'Publicar por escuela el número de docentes, de alumnos y el dinero recibido, al inicio de cada trimestre.',
    stance: 'propose_new',
    markdown: `## Por qué un compromiso nuevo

El plan habla de presupuesto y de salud, y no de escuelas, donde se gasta una quinta parte del dinero público.

## Qué proponemos

- Tres cifras por escuela: **docentes presentes, alumnos inscritos, dinero recibido**.
- Un cartel en la puerta con las tres, y la fecha.
- Un número al que las familias avisan cuando no coinciden.

En el distrito de Tarel lo probamos con 17 escuelas. En un trimestre, cinco recibieron los fondos que esperaban desde hacía un año.`,
    additions: [{ after: 'desde hacía un año', text: ' El costo fue el de los carteles.' }],
    remarks: [{ on: 'una quinta parte', text: 'Ministerio dice 18 por ciento. ¿Ponemos la cifra exacta?', replies: [] }],
  },
]
