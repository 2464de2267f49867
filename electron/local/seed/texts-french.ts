/** The seed's positions in French. */
import type { SeedText } from './seed-text.ts'

/** See the head of this file. */
export const FRENCH_TEXTS: readonly SeedText[] = [
  {
    title: 'Des données de santé ouvertes, des patients protégés',
    ask: 'Publier chaque mois, par établissement, les ruptures de stock, le personnel présent et les tarifs affichés.',
    commitment: 'ZZ0005',
    stance: 'support_with_changes',
    markdown: `## Notre position

Nous soutenons la publication mensuelle. Un centre de santé sans antipaludiques en saison des pluies n'est pas un secret médical[^1].

## Ce que nous demandons

- Les ruptures de stock pour **vingt médicaments essentiels**, avec le nombre de jours.
- Le personnel *présent*, et non seulement affecté.
- Les tarifs affichés à l'entrée, dans les trois langues nationales.

| Centre | Jours sans antipaludiques (2025) |
| --- | --- |
| Ortalo | 41 |
| Nemba | 63 |
| Sola | 12 |

Le comité indépendant doit compter au moins deux représentants des associations de patients et publier ses avis.

[^1]: Relevés de nos membres dans 37 centres, de mai à septembre 2025.`,
    additions: [{ after: 'secret médical', text: " C'est une information qui sauve des vies quand elle arrive à temps." }],
    remarks: [
      {
        on: 'vingt médicaments essentiels',
        text: 'La liste nationale en compte 32. Pourquoi vingt ?',
        replies: ['Ce sont ceux que tous les centres doivent avoir. On peut dire « au moins vingt ».'],
      },
    ],
  },
  {
    title: 'Un forum permanent qui décide avec nous',
    ask: 'Un forum paritaire, réuni tous les trois mois, dont chaque recommandation reçoit une réponse écrite sous 60 jours.',
    commitment: 'ZZ0007',
    stance: 'support_with_changes',
    markdown: `## Ce qui nous convient

La parité, l'élection par les pairs et deux réunions par an hors de la capitale : nous l'avions demandé en 2023.

## Ce qui manque

1. Une **réponse écrite** à chaque recommandation sous 60 jours, publiée.
2. Un budget pour les frais de route des organisations rurales : sans lui, la moitié des sièges restera vide.
3. Une présidence tournante, et le droit pour chaque collège d'inscrire deux points à l'ordre du jour.

> En 2024, le comité précédent s'est réuni une fois. Le procès-verbal est arrivé neuf mois plus tard.

Nous proposons que le premier ordre du jour soit fixé ensemble avant la fin de mars.`,
    additions: [{ after: 'neuf mois plus tard', text: ' Trois de nos membres y étaient ; aucun ne se souvient de ce texte.' }],
    remarks: [
      {
        on: 'sous 60 jours',
        text: 'Dans la version arabe nous avons écrit deux mois. Alignons.',
        replies: ['60 jours partout.'],
        settled: 'Les deux textes disent 60 jours.',
      },
      {
        on: 'présidence tournante',
        text: 'Pour qui ? Les ministères refuseront une présidence de la société civile la première année.',
        replies: [],
      },
    ],
  },
  {
    title: 'Introduction et résumé',
    ask: 'Lire ces propositions ensemble et répondre à chacune par écrit.',
    stance: 'no_position',
    markdown: `## Qui nous sommes

Une coalition d'organisations de cinq provinces : suivi budgétaire, santé, eau, justice, enseignement. Chaque texte a été écrit par plusieurs d'entre nous et relu par tous.

## Ce qui revient partout

- Des **délais** écrits, avec une date et un service responsable.
- Des données que l'on peut réutiliser, pas des images de tableaux.
- Des réponses publiques, même quand elles sont négatives.

Nous remercions les agents publics qui ont répondu à nos questions, parfois contre l'habitude de leur maison.`,
    additions: [{ after: 'relu par tous', text: ' Les désaccords qui restent sont indiqués dans chaque texte.' }],
    remarks: [{ on: 'cinq provinces', text: 'Six depuis l’arrivée de nos amis de Tarel.', replies: ['Corriger aussi dans la lettre.'] }],
  },
]
