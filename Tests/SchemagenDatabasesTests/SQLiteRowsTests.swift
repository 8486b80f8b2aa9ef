import SchemagenDatabases
import SchemagenTestSupport
import Testing

@Suite struct SQLiteRowsTests {
    private func fill(
        _ script: String, rows: Int = 4, _ body: (SQLiteDatabase, RowReport) throws -> Void
    ) throws {
        try withSQLite { (database) throws in
            try database.execute(script)
            try body(database, try SQLiteRows(database).fill(rowsPerTable: rows))
            #expect(try database.query("PRAGMA foreign_key_check").rows == [])
        }
    }

    private func expectFilled(_ script: String, rows: Int = 4) throws {
        try fill(script, rows: rows) { (database, report) throws in
            #expect(!report.tables.isEmpty)
            for table in report.tables {
                #expect(table.rows == rows && table.message == nil, "\(table)")
            }
            #expect(try SQLiteRows(database).contents().tables.map(\.count) == report.tables.map(\.rows))
        }
    }

    @Test func everyTypeIsFilled() throws {
        let types = [
            "INTEGER", "INT", "BIGINT", "TEXT", "VARCHAR(20)", "REAL", "DOUBLE PRECISION", "BLOB", "NUMERIC",
            "DECIMAL(10,2)",
            "BOOLEAN", "DATE", "TIME", "DATETIME", "TIMESTAMP", "JSON", "UUID", "", "\"odd type\"", "ANY",
        ]
        let strict = ["INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"]
        func columns(_ types: [String], _ suffix: String) -> String {
            types.enumerated().map { "c\($0) \($1) \(suffix)" }.joined(separator: ", ")
        }
        let script = """
            CREATE TABLE needed (id INTEGER PRIMARY KEY, \(columns(types, "NOT NULL")));
            CREATE TABLE loose (\(columns(types, "")));
            CREATE TABLE strict_needed (\(columns(strict, "NOT NULL UNIQUE"))) STRICT;
            CREATE TABLE strict_loose (k TEXT PRIMARY KEY, \(columns(strict, ""))) STRICT, WITHOUT ROWID;
            """
        try fill(script) { (database, report) throws in
            #expect(report.tables.map(\.rows) == [4, 4, 4, 4], "\(report)")
            for column in try SQLiteRows(database).contents()["loose"]?.columns ?? [] {
                #expect((1...3).contains(column.nonNull), "\(column)")
            }
        }
    }

    @Test func checksAreKept() throws {
        try expectFilled(
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, price REAL NOT NULL CHECK (price > 0 AND price < 10),
                status TEXT NOT NULL CHECK (status IN ('a', 'b''c')), code TEXT NOT NULL UNIQUE CHECK (length(code) = 5),
                narrow INTEGER NOT NULL UNIQUE CONSTRAINT "narrow range" CHECK (narrow >= 70001 /* ) */ AND narrow < 70005),
                starts_at TEXT NOT NULL, ends_at TEXT NOT NULL, doc TEXT NOT NULL CHECK (json_valid(doc)),
                name TEXT NOT NULL CHECK (name GLOB '[A-Z][0-9]*'), a INT, b INT,
                product INT GENERATED ALWAYS AS (narrow * 2) VIRTUAL,
                CHECK (ends_at > starts_at), CONSTRAINT one CHECK ((a IS NULL) <> (b IS NULL)))
            """)
    }

    @Test func keysAndCirclesAreFollowed() throws {
        try expectFilled(
            """
            CREATE TABLE child (tenant INT NOT NULL, Number TEXT NOT NULL, other INT, FOREIGN KEY (tenant, number)
                REFERENCES Parent, FOREIGN KEY (tenant, other) REFERENCES other (tenant, id), UNIQUE (tenant, number));
            CREATE TABLE parent (tenant INT NOT NULL, number TEXT NOT NULL, PRIMARY KEY (tenant, number)) WITHOUT ROWID;
            CREATE TABLE other (tenant INT, id INT, PRIMARY KEY (tenant, id));
            CREATE TABLE a (id INTEGER PRIMARY KEY, b INT REFERENCES b, self INT REFERENCES a);
            CREATE TABLE b (id INTEGER PRIMARY KEY, a INT NOT NULL REFERENCES a (id));
            CREATE TABLE own (id INTEGER PRIMARY KEY, up INT NOT NULL REFERENCES own);
            CREATE TABLE x (id INTEGER PRIMARY KEY, y TEXT NOT NULL REFERENCES y);
            CREATE TABLE y (id TEXT PRIMARY KEY, x INT NOT NULL UNIQUE REFERENCES x);
            CREATE TABLE lower_only (v TEXT NOT NULL); CREATE UNIQUE INDEX lower_index ON lower_only (lower(v))
            """)
    }

    @Test func whatRefusesEverythingStaysEmptyAndIsNamed() throws {
        try fill(
            """
            CREATE TABLE good (id INTEGER PRIMARY KEY, v TEXT UNIQUE); CREATE TABLE bad (n INT);
            CREATE TRIGGER refuse BEFORE INSERT ON bad BEGIN SELECT RAISE(ABORT, 'never here'); END;
            CREATE TABLE rolling (n INT);
            CREATE TRIGGER rolling BEFORE INSERT ON rolling BEGIN SELECT RAISE(ROLLBACK, 'all undone'); END;
            CREATE TABLE ignoring (n INT); CREATE TRIGGER i BEFORE INSERT ON ignoring BEGIN SELECT RAISE(IGNORE); END;
            CREATE TABLE lost (n INT NOT NULL REFERENCES nowhere); CREATE TABLE two (b BOOLEAN PRIMARY KEY CHECK (b IN (0, 1)));
            CREATE VIEW v AS SELECT 1
            """
        ) { (database, report) throws in
            #expect(report.empty.map(\.name) == ["bad", "ignoring", "lost", "rolling"])
            #expect(report["bad"]?.message == "never here (SQLite code 1811)")
            #expect(report["rolling"]?.message == "all undone (SQLite code 1811)")
            #expect(report["lost"]?.message?.contains("nowhere") == true)
            #expect(report["ignoring"]?.message?.contains("trigger") == true)
            #expect(report["good"] == RowReport.Table(name: "good", rows: 4, added: 4))
            #expect(report["two"]?.rows == 2)
            let before = try SQLiteRows(database).contents()
            let second = try SQLiteRows(database).fill(rowsPerTable: 4)
            #expect(second.tables.allSatisfy { $0.added == 0 })
            #expect(try SQLiteRows(database).contents() == before)
        }
    }

    @Test func virtualTablesAreLeftOut() throws {
        try expectFilled(
            """
            CREATE VIRTUAL TABLE docs USING fts5(body); CREATE TABLE docs_archive (id INTEGER PRIMARY KEY, body TEXT);
            """)
        try fill("CREATE VIRTUAL TABLE docs USING fts5(body); CREATE TABLE docs_archive (n INT)") { _, report in
            #expect(report.tables.map(\.name) == ["docs_archive"])
        }
    }

    @Test func theSameSchemaGetsTheSameRows() throws {
        func contents() throws -> RowFingerprint {
            try withSQLite { (database) throws in
                try database.execute(
                    """
                    CREATE TABLE t (id INTEGER PRIMARY KEY, at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, r REAL, b BLOB, a);
                    CREATE TABLE s (k TEXT PRIMARY KEY DEFAULT (hex(randomblob(8))), t INT REFERENCES t)
                    """)
                _ = try SQLiteRows(database).fill(rowsPerTable: 5)
                return try SQLiteRows(database).contents()
            }
        }
        let first = try contents()
        #expect(first.tables.map(\.count) == [5, 5])
        #expect(try contents() == first)
    }
}
