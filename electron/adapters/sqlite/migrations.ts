/** The shape of the database, version by version. A released step never changes. */

/** Step n brings a database from version n to n + 1. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE device (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
  CREATE TABLE document (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
  CREATE TABLE chain (number INTEGER PRIMARY KEY, device INTEGER NOT NULL, parent INTEGER, base INTEGER NOT NULL, hash BLOB NOT NULL);
  -- A header's hash is kept where an entry is signed, is an act, or stands at a multiple of 32; between those it is computed again.
  CREATE TABLE entry (
    chain INTEGER NOT NULL, seq INTEGER NOT NULL, kind INTEGER NOT NULL, document INTEGER, heads BLOB, epoch BLOB, body BLOB NOT NULL,
    hash BLOB, signature BLOB, PRIMARY KEY (chain, seq)
  ) WITHOUT ROWID;
  CREATE INDEX entry_heads ON entry (chain, seq) WHERE heads IS NOT NULL;
  CREATE TABLE discarded (
    chain INTEGER NOT NULL, seq INTEGER NOT NULL, kind INTEGER NOT NULL, document INTEGER, heads BLOB, epoch BLOB, body BLOB NOT NULL,
    hash BLOB, signature BLOB
  );
  CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry
    WHEN NOT EXISTS (SELECT 1 FROM discarded WHERE chain = OLD.chain AND seq = OLD.seq AND body = OLD.body)
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
  CREATE TRIGGER entry_is_fixed BEFORE UPDATE OF chain, seq, kind, document, heads, epoch, body ON entry
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
  CREATE TRIGGER signature_is_forgotten_only BEFORE UPDATE OF signature ON entry WHEN NEW.signature IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
  CREATE TABLE tail (position INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL, lease INTEGER NOT NULL, body BLOB NOT NULL);
  CREATE TABLE value (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

  CREATE TABLE progress (chain INTEGER PRIMARY KEY, applied INTEGER NOT NULL, known BLOB NOT NULL);
  CREATE TABLE applied_text (
    document INTEGER NOT NULL, position INTEGER NOT NULL, chain INTEGER NOT NULL, seq INTEGER NOT NULL, lease INTEGER NOT NULL,
    clock_end INTEGER NOT NULL, valid INTEGER NOT NULL, PRIMARY KEY (document, position)
  ) WITHOUT ROWID;
  CREATE TABLE snapshot (document INTEGER PRIMARY KEY, position INTEGER NOT NULL, generation TEXT NOT NULL, state BLOB NOT NULL);
  CREATE TABLE projection (document INTEGER PRIMARY KEY, excerpt TEXT NOT NULL, words INTEGER NOT NULL, text_hash TEXT NOT NULL);
  CREATE TABLE paragraph (
    number INTEGER PRIMARY KEY, document INTEGER NOT NULL, place INTEGER NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL
  );
  CREATE INDEX paragraph_place ON paragraph (document, place);
  CREATE VIRTUAL TABLE paragraph_words USING fts5(text, content='paragraph', content_rowid='number', tokenize="unicode61 remove_diacritics 2");
  CREATE TABLE register (
    record TEXT NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, lamport INTEGER NOT NULL, device INTEGER NOT NULL,
    seq INTEGER NOT NULL, PRIMARY KEY (record, field)
  ) WITHOUT ROWID;
  CREATE INDEX register_kind ON register (kind, record);
  `,
  `
  -- Entries whose body is not here: the entry's own is empty meanwhile.
  CREATE TABLE absent_body (
    chain INTEGER NOT NULL, seq INTEGER NOT NULL, document INTEGER NOT NULL, hash BLOB NOT NULL, length INTEGER NOT NULL, PRIMARY KEY (chain, seq)
  ) WITHOUT ROWID;
  CREATE INDEX absent_body_hash ON absent_body (hash);
  CREATE INDEX absent_body_document ON absent_body (document, chain, seq, length);
  DROP TRIGGER entry_is_fixed;
  CREATE TRIGGER entry_is_fixed BEFORE UPDATE OF chain, seq, kind, document, heads, epoch ON entry
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
  CREATE TRIGGER body_comes_once BEFORE UPDATE OF body ON entry
    WHEN NOT EXISTS (SELECT 1 FROM absent_body WHERE chain = OLD.chain AND seq = OLD.seq AND length = length(NEW.body))
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;

  CREATE TABLE waiting_text (
    document INTEGER NOT NULL, position INTEGER NOT NULL, chain INTEGER NOT NULL, seq INTEGER NOT NULL, known BLOB NOT NULL,
    PRIMARY KEY (document, position)
  ) WITHOUT ROWID;
  `,
]
