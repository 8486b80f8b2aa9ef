import SchemagenDatabases
import SchemagenImport
import Testing

/// The law on what databases in the wild have.
@Suite struct SQLiteOdditiesTests {
    @Test(arguments: [
        // Types.
        "CREATE TABLE t (a, b TEXT, c NVARCHAR(160), d DECIMAL(10,2), e DATETIME, f varchar (20), g \"odd type\", h UNSIGNED BIG INT, i FLOATING POINT, j STRING, k BOOLEAN, l JSON, m 'quoted')",
        "CREATE TABLE t (id INT PRIMARY KEY, v BOOLEAN DEFAULT TRUE, w BOOL DEFAULT 0 NOT NULL)",
        "CREATE TABLE c AS SELECT 1 AS a, 'x' AS b, 1.5 AS c",
        // Primary keys.
        "CREATE TABLE t (id INTEGER PRIMARY KEY)", "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)",
        "CREATE TABLE t (id integer not null primary key asc autoincrement, x)",
        "CREATE TABLE t (id INT PRIMARY KEY, x)", "CREATE TABLE t (id TEXT PRIMARY KEY)",
        "CREATE TABLE t (id INTEGER PRIMARY KEY DESC, x)", "CREATE TABLE t (id INTEGER, PRIMARY KEY (id DESC))",
        "CREATE TABLE t (id INTEGER PRIMARY KEY ON CONFLICT REPLACE, x TEXT UNIQUE ON CONFLICT IGNORE NOT NULL ON CONFLICT FAIL)",
        "CREATE TABLE t (a TEXT, b INTEGER, PRIMARY KEY (a, b DESC) ON CONFLICT ROLLBACK) WITHOUT ROWID",
        "CREATE VIEW v AS SELECT a FROM gone; CREATE VIEW w AS SELECT a FROM v; CREATE VIEW x AS SELECT a FROM w, v",
        "CREATE TABLE t (id INTEGER PRIMARY KEY DESC, x, UNIQUE (id)) WITHOUT ROWID",
        "CREATE TABLE t (id TEXT PRIMARY KEY DESC UNIQUE, x, y, UNIQUE (x, y), UNIQUE (y)) WITHOUT ROWID",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, x) WITHOUT ROWID", "CREATE TABLE t (a, b, PRIMARY KEY (b, a))",
        "CREATE TABLE t (a TEXT COLLATE NOCASE, b TEXT, PRIMARY KEY (a COLLATE BINARY, b COLLATE NOCASE))",
        "CREATE TABLE t (id INTEGER CONSTRAINT pk PRIMARY KEY AUTOINCREMENT, x CONSTRAINT u UNIQUE)",
        "CREATE TABLE t (id INTEGER CONSTRAINT nn NOT NULL CONSTRAINT pk PRIMARY KEY AUTOINCREMENT)",
        "CREATE TABLE t (id INTEGER PRIMARY KEY DEFAULT 5, x)", "CREATE TABLE t (a, b)",
        // Strict tables.
        "CREATE TABLE t (id INT PRIMARY KEY, a ANY, b BLOB, c REAL DEFAULT 1.5, d TEXT) STRICT",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT) STRICT; CREATE TABLE u (id INTEGER PRIMARY KEY, a VARCHAR(3))",
        "CREATE TABLE t (k TEXT PRIMARY KEY, v INT) STRICT, WITHOUT ROWID",
        // Defaults and generated columns.
        "CREATE TABLE t (a INT DEFAULT 1, b INT DEFAULT -1, c INT DEFAULT +1, d TEXT DEFAULT 'it''s', e DEFAULT NULL, f DEFAULT CURRENT_TIMESTAMP, g DEFAULT (datetime('now')), h DEFAULT X'00ff', i REAL DEFAULT 1e3, j REAL DEFAULT 0, k REAL DEFAULT 0.0, l DEFAULT word, m DEFAULT \"dq\", n TEXT DEFAULT 5, o DEFAULT (1 + 2), p DEFAULT 0x1F, q INT DEFAULT '7')",
        "CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) STORED, c AS (a + 1), d TEXT GENERATED ALWAYS AS (upper(a)) VIRTUAL NOT NULL, e INT AS (a) UNIQUE)",
        // Checks.
        "CREATE TABLE t (a INTEGER CHECK (a > 0), b TEXT CONSTRAINT short CHECK (length(b) < 10), c INT, CHECK (a < c AND c IS NOT NULL), CONSTRAINT t_rule CHECK (b IN ('x', 'y')), CHECK ((a)), CHECK (a > 0))",
        "CREATE TABLE t (a TEXT COLLATE NOCASE CHECK (a <> ''), b TEXT CHECK (b GLOB '[a-z]*' AND b LIKE 'x%' ESCAPE '\\'), c CHECK (typeof(c) = \"text\"))",
        "CREATE TABLE t (a INT CONSTRAINT one CHECK (a > 1), b INT CONSTRAINT one CHECK (b > 1))",
        // Constraints with names that are no objects.
        "CREATE TABLE t (a CONSTRAINT nn NOT NULL, b CONSTRAINT dd DEFAULT 5 CONSTRAINT cc COLLATE NOCASE, c CONSTRAINT z)",
        // Unique constraints and indexes.
        "CREATE TABLE t (a TEXT, b TEXT COLLATE RTRIM, UNIQUE (a COLLATE NOCASE, b), UNIQUE (a, b), UNIQUE (b, a) ON CONFLICT REPLACE)",
        "CREATE TABLE t (a TEXT, b TEXT COLLATE NOCASE, c INT); CREATE INDEX i1 ON t (a DESC, b COLLATE BINARY); CREATE UNIQUE INDEX i2 ON t (lower(a)); CREATE INDEX \"i 3\" ON t (a || b, c) WHERE c > 5 AND a IS NOT NULL; CREATE INDEX i4 ON t (b) WHERE b IN ('x'); CREATE UNIQUE INDEX i5 ON t (c); CREATE INDEX i6 ON t ((a))",
        // Foreign keys.
        "CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE, x); CREATE TABLE c (a REFERENCES p, b INTEGER REFERENCES p(id) ON DELETE CASCADE ON UPDATE SET NULL, d TEXT REFERENCES p (code) DEFERRABLE INITIALLY DEFERRED, e INTEGER REFERENCES gone(id), f REFERENCES p(x), g INTEGER REFERENCES P (ID) MATCH FULL, h INT REFERENCES gone)",
        "CREATE TABLE a (id INTEGER PRIMARY KEY REFERENCES b(id)); CREATE TABLE b (id INTEGER PRIMARY KEY REFERENCES a(id))",
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER NOT NULL REFERENCES b(id)); CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER NOT NULL REFERENCES a(id))",
        "CREATE TABLE p (a INT, b INT, PRIMARY KEY (a, b)); CREATE TABLE c (x INT, y INT, FOREIGN KEY (x, y) REFERENCES p, FOREIGN KEY (y, x) REFERENCES p (b, a) ON DELETE SET DEFAULT)",
        "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (id INTEGER PRIMARY KEY, p TEXT REFERENCES p(id), q INTEGER UNIQUE REFERENCES p(id) DEFERRABLE, r REFERENCES p(id) NOT DEFERRABLE, CONSTRAINT fk FOREIGN KEY (q) REFERENCES c (id))",
        "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE VIEW v AS SELECT id FROM p; CREATE TABLE c (x REFERENCES v(id), y INTEGER NOT NULL REFERENCES p(id) ON DELETE SET NULL ON UPDATE SET DEFAULT)",
        // Names.
        "CREATE TABLE \"select\" (\"from\" INT, [a b] TEXT, `c\"d` TEXT, \"Größe\" REAL, \"日本\" TEXT, \"💩\" TEXT, \"1st\" INT, \"\u{e9}\" INT, id, ID2, description, hashValue, \"sql\", self); CREATE INDEX \"select idx\" ON \"select\" (\"from\")",
        "CREATE TABLE Lead (id INTEGER PRIMARY KEY, createdAt TEXT, CreatedAt2 TEXT); CREATE TABLE leads (id INTEGER PRIMARY KEY); CREATE TABLE lead_ (id INTEGER PRIMARY KEY)",
        "CREATE TABLE String (Int INT, Type TEXT, init TEXT, \"nil\" TEXT, \"true\" INT); CREATE TABLE \"schema\" (\"table\" TEXT)",
        // Views and triggers.
        "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); CREATE VIEW v1 AS SELECT id, v || 'x', count(*) FROM t; CREATE VIEW v2 (a, b) AS SELECT id, v FROM t -- why\n; CREATE VIEW v3 AS SELECT * FROM gone; CREATE VIEW a0 AS SELECT * FROM v2 JOIN v1 USING (id); CREATE TRIGGER tr AFTER UPDATE OF v ON t WHEN new.v <> old.v BEGIN INSERT INTO t (v) VALUES ('a;b'); DELETE FROM t WHERE id = old.id; END; CREATE TRIGGER \"tr 2\" INSTEAD OF DELETE ON v2 BEGIN SELECT 1; END",
        // Virtual tables.
        "CREATE TABLE docs (id INTEGER PRIMARY KEY, body TEXT); CREATE VIRTUAL TABLE ft USING fts5(body, content='docs', content_rowid='id', tokenize = \"porter unicode61\"); CREATE VIRTUAL TABLE box USING rtree(id, minX, maxX, +note TEXT)",
    ])
    func law(_ script: String) throws {
        let law = try SQLiteLaw.run(script)
        #expect(law.breaches == [], "\(law.imported.source)")
    }

    @Test func theLawSeesADifference() throws {
        // A law that cannot be broken proves nothing.
        let one = try SQLiteDatabase(.memory)
        try one.execute("CREATE TABLE t (a INTEGER CHECK (a > 0), b TEXT COLLATE NOCASE UNIQUE)")
        for script in [
            "CREATE TABLE t (a INTEGER CHECK (a > 1), b TEXT COLLATE NOCASE UNIQUE)",
            "CREATE TABLE t (a INTEGER CHECK (a > 0), b TEXT UNIQUE)",
            "CREATE TABLE t (a INT CHECK (a > 0), b TEXT COLLATE NOCASE UNIQUE)",
            "CREATE TABLE t (a INTEGER CHECK (a > 0), b TEXT COLLATE NOCASE UNIQUE ON CONFLICT FAIL)",
        ] {
            let other = try SQLiteDatabase(.memory)
            try other.execute(script)
            #expect(try SQLiteLaw.facts(of: one) != SQLiteLaw.facts(of: other))
        }
    }

    @Test func theTextReadsWell() throws {
        let law = try SQLiteLaw.run(
            """
            CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, is_active BOOLEAN NOT NULL DEFAULT 1);
            CREATE TABLE posts (
              id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
              title VARCHAR(200) NOT NULL CHECK (length(title) > 0), score REAL DEFAULT 0);
            CREATE INDEX posts_user_id ON posts (user_id); CREATE INDEX posts_title ON posts (title);
            """, name: "Blog")
        #expect(law.breaches == [])
        #expect(
            law.imported.source == """
                schema Blog {
                    databases: [sqlite(3.37)]
                    naming: { index: "{table}_{columns}", unique: "", primaryKey: "", foreignKey: "", check: "" }
                    sqliteStorage: plain
                }

                table Post as posts {
                    id: Int64 @primaryKey @identity @autoincrement @notNull(false)
                    userID: User.ID @onDelete(cascade) @unlisted @index
                    title: String @index @check(length(title) > 0) @sqliteType("VARCHAR(200)")
                    score: Double? = 0
                }

                table User as users {
                    id: Int64 @primaryKey @identity @notNull(false)
                    email: String @unique
                    isActive: Bool = true @sqliteType("BOOLEAN")
                }

                """)
    }
}
