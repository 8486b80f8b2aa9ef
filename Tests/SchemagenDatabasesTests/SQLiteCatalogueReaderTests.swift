import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// The catalogue of a new database in which a script was run.
func sqliteCatalogue(_ script: String) throws -> DatabaseCatalogue {
    try withSQLite { database in
        try database.execute(script)
        return try SQLiteCatalogue.read(database)
    }
}

/// What a script makes, and what is different from what another makes.
func sqliteDifferences(_ found: String, from expected: String) throws -> [String] {
    try sqliteCatalogue(found).differences(from: try sqliteCatalogue(expected)).map(\.description)
}

@Suite struct SQLiteCatalogueReaderTests {
    private func lines(_ catalogue: DatabaseCatalogue) -> [String] {
        catalogue.objects.map { object in
            let facts = object.facts.sorted { $0.key < $1.key }.map { "\($0.key.name) \($0.value)" }
            return ([object.identity.description] + facts).joined(separator: " | ")
        }
    }

    private func expectLines(
        _ script: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let found = lines(try sqliteCatalogue(script))
        for line in expected where !found.contains(line) {
            Issue.record("missing: \(line)", sourceLocation: sourceLocation)
        }
        for line in found where !expected.contains(line) {
            Issue.record("unexpected: \(line)", sourceLocation: sourceLocation)
        }
        #expect(found.count == expected.count, sourceLocation: sourceLocation)
    }

    @Test func anEmptyDatabaseHasNothing() throws {
        let catalogue = try sqliteCatalogue("")
        #expect(catalogue.objects.isEmpty)
        #expect(catalogue.engine == DatabaseCatalogue.Engine(name: "SQLite", majorVersion: 3))
    }

    @Test func columnsAndOptionsOfTables() throws {
        try expectLines(
            """
            CREATE TABLE a (
                id integer PRIMARY KEY AUTOINCREMENT, -- the key
                n VARCHAR ( 10 , 2 ) CONSTRAINT nn NOT NULL ON CONFLICT REPLACE DEFAULT 'a''b' COLLATE nocase,
                d DEFAULT (1 + /* two */ 2), e DEFAULT -1.5E3, f TEXT DEFAULT current_timestamp, h DEFAULT x'aB',
                i DEFAULT yes, j DEFAULT true, k double precision DEFAULT NULL, l GENERATED ALWAYS AS (id+1) STORED,
                m INT AS ( upper( N ) ), o NOT NULL ON CONFLICT ABORT COLLATE BINARY
            );
            CREATE TABLE b (x ANY, y TEXT, z INT, PRIMARY KEY (y, x COLLATE nocase DESC) ON CONFLICT FAIL)
                STRICT, WITHOUT ROWID
            """,
            [
                "table a | autoincrement yes",
                "column a.id | position 1 | primary key place 1 | type INTEGER",
                "column a.n | collation NOCASE | default 'a''b' | not null yes | not null on conflict replace | "
                    + "other constraint names (not null nn) | position 2 | type VARCHAR(10, 2)",
                "column a.d | default 1 + 2 | position 3", "column a.e | default - 1.5e3 | position 4",
                "column a.f | default CURRENT_TIMESTAMP | position 5 | type TEXT",
                "column a.h | default x'ab' | position 6", "column a.i | default 'yes' | position 7",
                "column a.j | default TRUE | position 8",
                "column a.k | default NULL | position 9 | type DOUBLE PRECISION",
                "column a.l | generated id + 1 | generated kind stored | position 10",
                "column a.m | generated upper(n) | generated kind virtual | position 11 | type INT",
                "column a.o | not null yes | position 12",
                "primary key a.primary key | columns (id) | rowid alias yes",
                "table b | strict yes | without rowid yes",
                "column b.x | not null yes | position 1 | primary key place 2 | type ANY",
                "column b.y | not null yes | position 2 | primary key place 1 | type TEXT",
                "column b.z | position 3 | type INT",
                "primary key b.primary key | columns (y, x) | descending (x) | key collations (BINARY, NOCASE) | "
                    + "on conflict fail",
            ])
    }

    @Test func constraints() throws {
        try expectLines(
            """
            CREATE TABLE p (a INTEGER, b TEXT UNIQUE ON CONFLICT IGNORE, PRIMARY KEY (a));
            CREATE TABLE c (
                x INT CONSTRAINT fk REFERENCES p ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
                    CHECK (X > 0) CONSTRAINT positive CHECK (x<9),
                y TEXT COLLATE RTRIM REFERENCES gone MATCH full NOT DEFERRABLE, z REFERENCES gone (u) DEFERRABLE,
                CONSTRAINT u UNIQUE (y, x DESC) ON CONFLICT ROLLBACK UNIQUE (z COLLATE NOCASE)
                CONSTRAINT both FOREIGN KEY (Y, x) REFERENCES P (B, a) ON DELETE RESTRICT ON UPDATE SET DEFAULT,
                CHECK (z <> "z" OR c.x IN (1, 2)) ON CONFLICT FAIL, CONSTRAINT lost
            )
            """,
            [
                "table p", "column p.a | position 1 | primary key place 1 | type INTEGER",
                "column p.b | position 2 | type TEXT", "primary key p.primary key | columns (a) | rowid alias yes",
                "unique constraint p.unique(b) | columns (b) | on conflict ignore",
                "table c | other constraint names (nothing lost)", "column c.x | position 1 | type INT",
                "column c.y | collation RTRIM | position 2 | type TEXT", "column c.z | position 3",
                "foreign key c.fk | columns (x) | constraint name fk | deferrable deferred | on delete set null | "
                    + "on update cascade | referenced columns (a) | referenced table (p)",
                "check constraint c.check(x > 0) | condition x > 0",
                "check constraint c.positive | condition x < 9 | constraint name positive",
                "foreign key c.foreign key(y)→gone | columns (y) | match full | on delete no action | "
                    + "on update no action | referenced table (gone)",
                "foreign key c.foreign key(z)→gone(u) | columns (z) | deferrable immediate | on delete no action | "
                    + "on update no action | referenced columns (u) | referenced table (gone)",
                "unique constraint c.u | columns (y, x) | constraint name u | descending (x) | "
                    + "key collations (RTRIM, BINARY) | on conflict rollback",
                "unique constraint c.unique(z) | columns (z) | key collations (NOCASE)",
                "foreign key c.both | columns (y, x) | constraint name both | on delete restrict | "
                    + "on update set default | referenced columns (b, a) | referenced table (p)",
                "check constraint c.check(z <> z OR c.x IN (1, 2)) | condition z <> z OR c.x IN (1, 2)",
            ])
    }

    @Test func indexesViewsTriggersAndVirtualTables() throws {
        try expectLines(
            """
            CREATE TABLE t (a, b TEXT COLLATE NOCASE, "c d");
            CREATE UNIQUE INDEX i ON t (A DESC, b, lower ( B ) COLLATE rtrim, "c d" || 'X') WHERE "B" > 'q' AND a NOTNULL;
            CREATE INDEX j ON t (a);
            CREATE VIEW v (one, "two 2") AS SELECT CAST(A AS integer), count(*) FROM T -- all
                GROUP BY "a";
            CREATE VIEW broken AS SELECT * FROM gone;
            CREATE TRIGGER g AFTER UPDATE OF "c d", A ON t FOR EACH ROW WHEN new.a > old.A
                BEGIN INSERT INTO t (a) VALUES (raise(abort, 'No')); DELETE FROM t WHERE b = 'It''s'; END;
            CREATE TRIGGER h INSTEAD OF INSERT ON v BEGIN SELECT 1; END;
            CREATE TRIGGER k DELETE ON t BEGIN SELECT 1; END;
            CREATE VIRTUAL TABLE f USING FTS5(x, y UNINDEXED, tokenize = "porter ascii", prefix='2 3');
            CREATE VIRTUAL TABLE r USING rtree(id, x0, x1)
            """,
            [
                "table t", "column t.a | position 1", "column t.b | collation NOCASE | position 2 | type TEXT",
                "column t.c d | position 3",
                "index t.i | columns (a, b, lower(b), \"c d\" || 'X') | condition b > 'q' AND a NOTNULL | "
                    + "descending (a) | key collations (BINARY, NOCASE, RTRIM, BINARY) | unique yes",
                "index t.j | columns (a)",
                "view v | columns (one, two 2) | query SELECT CAST (a AS INTEGER), count(*) FROM t GROUP BY a",
                "view broken | query SELECT * FROM gone",
                "trigger t.g | columns (a, c d) | condition new.a > old.a | definition BEGIN INSERT INTO t(a) "
                    + "VALUES (RAISE (ABORT, 'No')); DELETE FROM t WHERE b = 'It''s'; END | event update | timing after",
                "trigger v.h | definition BEGIN SELECT 1; END | event insert | timing instead of",
                "trigger t.k | definition BEGIN SELECT 1; END | event delete | timing before",
                "virtual table f | module fts5 | module arguments (x, y UNINDEXED, "
                    + "tokenize = \"porter ascii\", prefix = '2 3')",
                "virtual table r | module rtree | module arguments (id, x0, x1)",
            ])
    }

    @Test func contentsAndWhatSQLiteMakesForItselfAreLeftOut() throws {
        let table = "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a UNIQUE); CREATE INDEX i ON t (a);"
        #expect(try sqliteDifferences(table + "INSERT INTO t (a) VALUES (1), (2); ANALYZE", from: table).isEmpty)
        #expect(
            try sqliteDifferences(table + "CREATE TEMP TABLE t (z); CREATE TEMP VIEW w AS SELECT 1", from: table)
                .isEmpty)
    }

    // MARK: Ways to one table

    private static let ways: [(String, String)] = [
        (
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, a INT CHECK (t.a > 0)); CREATE TABLE o (t REFERENCES t (id));
            CREATE VIEW v AS SELECT a FROM t; INSERT INTO t VALUES (1, 2); PRAGMA legacy_alter_table = ON; BEGIN;
            CREATE TABLE "t new" (id INTEGER PRIMARY KEY, a INT NOT NULL CHECK (a > 0), p INT REFERENCES "t new",
                CHECK ("a" < 9));
            INSERT INTO "t new" SELECT id, a, NULL FROM t; DROP TABLE t; ALTER TABLE "t new" RENAME TO t;
            CREATE INDEX i ON t (a); COMMIT
            """,
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, a INT NOT NULL CHECK (a > 0), p INT REFERENCES t (id),
                CHECK (a < 9));
            CREATE TABLE o (t REFERENCES t (id)); CREATE VIEW v AS SELECT a FROM t; CREATE INDEX i ON t (a)
            """
        ),
        (
            """
            CREATE TABLE new_t (id INTEGER PRIMARY KEY, a INT, parent INT REFERENCES new_t (id), CHECK (new_t.a > 0));
            CREATE TRIGGER g AFTER INSERT ON new_t BEGIN UPDATE new_t SET a = 1 WHERE new_t.id = new.id; END;
            CREATE VIEW v AS SELECT new_t.a FROM new_t; CREATE INDEX i ON new_t (a) WHERE new_t.a > 1;
            ALTER TABLE new_t RENAME TO t
            """,
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, parent INT REFERENCES t (id), CHECK (t.a > 0));
            CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET a = 1 WHERE t.id = new.id; END;
            CREATE VIEW v AS SELECT t.a FROM t; CREATE INDEX i ON t (a) WHERE t.a > 1
            """
        ),
        (
            """
            CREATE TABLE t (a INT, CONSTRAINT k CHECK (a > 0), UNIQUE (a));
            ALTER TABLE t ADD COLUMN b TEXT NOT NULL DEFAULT 'x' CHECK (b <> 'y') COLLATE NOCASE;
            ALTER TABLE t ADD c INT REFERENCES t (a) ON DELETE SET NULL; ALTER TABLE t ADD d AS (a + 1)
            """,
            """
            CREATE TABLE t (a INT UNIQUE CONSTRAINT k CHECK (a > 0), b TEXT NOT NULL DEFAULT 'x' COLLATE NOCASE, c INT,
                d AS (a + 1), CHECK (b <> 'y'), FOREIGN KEY (c) REFERENCES t (a) ON DELETE SET NULL)
            """
        ),
        (
            """
            CREATE TABLE t (x INT, y AS (x + 1), CHECK (x > 0), UNIQUE (x, y), FOREIGN KEY (x) REFERENCES t (x));
            CREATE INDEX i ON t (lower(x), X) WHERE x IS NOT NULL; CREATE VIEW v AS SELECT x, t.x AS z FROM t WHERE X = 1;
            CREATE TRIGGER g UPDATE OF x ON t WHEN old.x BEGIN UPDATE t SET x = new.x; END;
            ALTER TABLE t RENAME COLUMN x TO key; ALTER TABLE t RENAME y TO "a b"
            """,
            """
            CREATE TABLE t (key INT, "a b" AS (key + 1), CHECK (key > 0), UNIQUE (key, "a b"),
                FOREIGN KEY (key) REFERENCES t (key));
            CREATE INDEX i ON t (lower(key), key) WHERE key IS NOT NULL;
            CREATE VIEW v AS SELECT key, t.key AS z FROM t WHERE key = 1;
            CREATE TRIGGER g UPDATE OF key ON t WHEN old.key BEGIN UPDATE t SET key = new.key; END
            """
        ),
        (
            """
            CREATE TABLE t (a INT, b TEXT DEFAULT (',') /* b */, c INT CHECK (c > 0) -- last
                , CHECK (a > 0));
            ALTER TABLE t DROP COLUMN b; ALTER TABLE t DROP COLUMN c
            """, "CREATE TABLE t (a INT CHECK (a > 0))"
        ),
    ]

    @Test(arguments: ways)
    func alteredTablesEqualThoseMadeDirectly(altered: String, direct: String) throws {
        #expect(try sqliteDifferences(altered, from: direct) == [])
        #expect(try sqliteDifferences(direct, from: altered) == [])
    }

    @Test func tablesMadeFromAQueryAreRead() throws {
        #expect(
            try sqliteDifferences(
                "CREATE TABLE s (a INT, b TEXT); CREATE TABLE t AS SELECT a, b AS \"b c\", 1 AS \"select\" FROM s",
                from: "CREATE TABLE s (a INT, b TEXT); CREATE TABLE t (a INT, \"b c\" TEXT, \"select\")") == [])
    }

    // MARK: Names

    @Test(arguments: [
        "a b", "a.b", "a\"b", "a'b", "a[b", "a]b", "a`b", "a,b", "a)b", "a(b", "a;b", "a--b", "a/*b", "é", "e\u{301}",
        "日本", "👩‍👩‍👧", "1a", "$a", "", " ", "\n", "select", "check", "unique", "primary", "constraint", "foreign", "order",
        "key", "generated", "always", "begin", "end", "true", "null", "left", "current_date", "rowid", "desc", "as",
        "strict", "a\\b", "%", "_", "CaseD",
    ])
    func anyNameIsRead(name: String) throws {
        let quoted =
            "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        let catalogue = try sqliteCatalogue(
            """
            CREATE TABLE \(quoted) (\(quoted) TEXT CONSTRAINT \(quoted) CHECK (\(quoted) <> 'x'), plain INT,
                g AS (\(quoted) || 'y'), UNIQUE (\(quoted)), FOREIGN KEY (\(quoted)) REFERENCES \(quoted) (\(quoted)));
            CREATE INDEX "i \(quoted.dropFirst()) ON \(quoted) (\(quoted) DESC, \(quoted) || 'z') WHERE \(quoted) > 'a';
            CREATE VIEW "v \(quoted.dropFirst()) (\(quoted)) AS SELECT \(quoted) FROM \(quoted);
            CREATE TRIGGER "t \(quoted.dropFirst()) UPDATE OF \(quoted) ON \(quoted) WHEN new.\(quoted) > 1
                BEGIN UPDATE \(quoted) SET \(quoted) = old.\(quoted); END
            """)
        let table = CatalogueIdentity(.table, [name])
        #expect(catalogue[table] != nil)
        #expect(catalogue[CatalogueIdentity(.column, [name, name])]?.text(.type) == "TEXT")
        #expect(catalogue[CatalogueIdentity(.checkConstraint, [name, name])]?.text(.condition) != nil)
        #expect(catalogue[CatalogueIdentity(.uniqueConstraint, [name, "unique(\(name))"])]?.list(.columns) == [name])
        let key = try #require(catalogue.objects(.foreignKey).first)
        #expect(key.identity.path == [name, "foreign key(\(name))→\(name)(\(name))"])
        #expect(key.list(.columns) == [name] && key.list(.referencedColumns) == [name])
        #expect(catalogue[CatalogueIdentity(.index, [name, "i " + name])]?.list(.columns).count == 2)
        #expect(catalogue[CatalogueIdentity(.view, ["v " + name])]?.list(.columns) == [name])
        #expect(catalogue[CatalogueIdentity(.trigger, [name, "t " + name])]?.list(.columns) == [name])
        #expect(catalogue.objects.count == 10)
    }

    @Test func namesThatSwiftTakesForEqualAreTwo() throws {
        let catalogue = try sqliteCatalogue(
            "CREATE TABLE \u{E9} (\u{E9} INT, e\u{301} TEXT); CREATE TABLE e\u{301} (a)")
        #expect(catalogue.objects(.table).count == 2)
        #expect(catalogue[CatalogueIdentity(.column, ["\u{E9}", "\u{E9}"])]?.text(.type) == "INT")
        #expect(catalogue[CatalogueIdentity(.column, ["\u{E9}", "e\u{301}"])]?.text(.type) == "TEXT")
    }

    @Test func constraintsOfOneNameAreNotLost() throws {
        let catalogue = try sqliteCatalogue(
            """
            CREATE TABLE t (a CHECK (a > 0) CHECK (a>0), b REFERENCES t (a) ON DELETE CASCADE REFERENCES t (a),
                CONSTRAINT n CHECK (a > 1), CONSTRAINT n CHECK (a > 2), UNIQUE (a), UNIQUE (a COLLATE NOCASE), UNIQUE (a),
                CONSTRAINT "unique(a)" UNIQUE (a))
            """)
        func names(_ kind: CatalogueKind) -> [String] { catalogue.objects(kind).map { $0.identity.path[1] } }
        #expect(names(.checkConstraint) == ["check(a > 0)", "check(a > 0) #2", "n", "n #2"])
        #expect(names(.foreignKey) == ["foreign key(b)→t(a)", "foreign key(b)→t(a) #2"])
        #expect(names(.uniqueConstraint) == ["unique(a)", "unique(a) #2", "unique(a) #3", "unique(a) #4"])
        #expect(
            try sqliteDifferences(
                """
                CREATE TABLE t (b REFERENCES t (a) REFERENCES t (a) ON DELETE CASCADE, a UNIQUE CHECK (a > 0),
                    CONSTRAINT "unique(a)" UNIQUE (a), UNIQUE (a COLLATE NOCASE), UNIQUE (a), CONSTRAINT n CHECK (a > 2),
                    CONSTRAINT n CHECK (a > 1), CHECK (a > 0))
                """,
                from:
                    """
                    CREATE TABLE t (a CHECK (a > 0) CHECK (a>0), b REFERENCES t (a) ON DELETE CASCADE REFERENCES t (a),
                        CONSTRAINT n CHECK (a > 1), CONSTRAINT n CHECK (a > 2), UNIQUE (a), UNIQUE (a COLLATE NOCASE),
                        UNIQUE (a), CONSTRAINT "unique(a)" UNIQUE (a))
                    """) == [])
    }

    // MARK: What cannot be read

    /// Statements that only `PRAGMA writable_schema` brings into a schema; SQLite keeps what it read before.
    @Test(arguments: [
        "CREATE TABLE t (a INT, b INT CHECK (b > 0)) HELLO", "CREATE TABLE t (a INT, b INT", "CREATE TABLE t", "", "x",
        "CREATE TABLE t (a INT)", "CREATE TABLE t (a INT, c INT)", "CREATE TABLE t (a INT, b TEXT)",
        "CREATE TABLE t (a INT, b INT UNIQUE)", "CREATE TABLE t (a INT, b INT NOT NULL)",
        "CREATE TABLE t (a INT, b INT DEFAULT 1)", "CREATE TABLE t (a INT, b INT AS (a))",
        "CREATE TABLE t (a INT, b INT REFERENCES t)", "CREATE TABLE t (a INT PRIMARY KEY, b INT)",
        "CREATE TABLE t (a INT, b INT) STRICT", "CREATE TABLE t (a INT, b INT) WITHOUT ROWID",
        "CREATE TABLE t (a INT, b INT CHECK (b > 0)", "CREATE TABLE t (a INT, b INT 'unclosed)",
        "CREATE TABLE t (a INT, b INT, UNIQUE (a + 1))", "CREATE TABLE t (a INT, b INT REFERENCES t ON DELETE EXPLODE)",
        "CREATE TABLE t (a INT, b INT NOT NULL ON CONFLICT)", "CREATE TABLE t (a INT, b INT, 1)",
        "CREATE TABLE t (a INT, b INT) \u{1}", "CREATE TABLE t (a INT, b INT DEFAULT)", "CREATE VIEW t AS SELECT 1",
    ])
    func aStatementThatIsNotUnderstoodIsAnErrorThatNamesTheTable(sql: String) throws {
        try withSQLite { database in
            try database.execute("CREATE TABLE t (a INT, b INT); PRAGMA writable_schema = ON")
            _ = try database.query("UPDATE sqlite_schema SET sql = ? WHERE name = 't'", [.text(sql)])
            let error = #expect(throws: SQLiteCatalogue.Unreadable.self) { try SQLiteCatalogue.read(database) }
            #expect(error?.object == "table t")
            #expect(error?.description.hasPrefix("table t cannot be read from sqlite_schema: ") == true)
        }
    }

    @Test(arguments: [
        ("i", "index i of table t", "CREATE INDEX i ON t (b)"),
        ("i", "index i of table t", "CREATE UNIQUE INDEX i ON t (a)"),
        ("i", "index i of table t", "CREATE INDEX i ON t (a) WHERE a > 1"),
        ("i", "index i of table t", "CREATE INDEX i ON t (a DESC)"),
        ("i", "index i of table t", "CREATE INDEX i ON t (a"), ("v", "view v", "CREATE VIEW v"),
        ("v", "view v", "CREATE VIEW v AS"), ("g", "trigger g", "CREATE TRIGGER g AFTER INSERT ON t"),
        ("g", "trigger g", "CREATE TRIGGER g SOMETIMES INSERT ON t BEGIN SELECT 1; END"),
        ("g", "trigger g", "CREATE TRIGGER g INSERT ON t WHEN 1"),
    ])
    func otherStatementsThatAreNotUnderstoodAreErrorsToo(name: String, object: String, sql: String) throws {
        try withSQLite { database in
            try database.execute(
                """
                CREATE TABLE t (a INT, b INT); CREATE INDEX i ON t (a); CREATE VIEW v AS SELECT 1;
                CREATE TRIGGER g INSERT ON t BEGIN SELECT 1; END; PRAGMA writable_schema = ON
                """)
            _ = try database.query("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [.text(sql), .text(name)])
            let error = #expect(throws: SQLiteCatalogue.Unreadable.self) { try SQLiteCatalogue.read(database) }
            #expect(error?.object == object)
        }
    }

    @Test func readingLeavesATransactionOpen() throws {
        try withSQLite { database in
            try database.execute("CREATE TABLE a (x); BEGIN; CREATE TABLE b (x)")
            #expect(try SQLiteCatalogue.read(database).objects(.table).count == 2)
            try database.execute("ROLLBACK")
            #expect(try SQLiteCatalogue.read(database).objects(.table).count == 1)
        }
    }
}
