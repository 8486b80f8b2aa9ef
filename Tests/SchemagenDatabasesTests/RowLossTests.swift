import SchemagenTestSupport
import Testing

@testable import SchemagenDatabases

/// What a change of a filled database costs, as it is said.
@Suite struct RowLossTests {
    private static let schema = """
        CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INT NOT NULL);
        INSERT INTO t VALUES (1, 'é', 10), (2, NULL, 20), (3, 'z', 30);
        CREATE TABLE free (a TEXT, b INT); INSERT INTO free VALUES ('x', 1), ('x', 1), ('y', 2);
        CREATE TABLE loose (a TEXT, b INT); INSERT INTO loose VALUES ('x', NULL), (NULL, NULL), (NULL, 2), ('x', 2);
        CREATE TABLE empty (a INT);
        CREATE TABLE twice (id INTEGER PRIMARY KEY, a INT,
            b INT GENERATED ALWAYS AS (coalesce(a, 0) * 2) STORED);
        INSERT INTO twice VALUES (1, NULL), (2, 4);
        """

    private static let cases: [(change: String, losses: [String])] = [
        ("DROP TABLE t", ["table t is gone with 3 rows"]),
        ("DROP TABLE empty", ["table empty is gone with 0 rows"]),
        ("DELETE FROM t WHERE id = 2", ["1 row is missing in t"]),
        ("DELETE FROM t", ["3 rows are missing in t"]),
        ("DELETE FROM t WHERE id > 1; INSERT INTO t VALUES (7, 'q', 1), (8, 'q', 1)", ["2 rows are missing in t"]),
        ("DELETE FROM free WHERE b = 2", ["1 row is missing in free"]),
        ("ALTER TABLE t DROP COLUMN a", ["column a of t is gone with 2 values that were not NULL"]),
        ("ALTER TABLE t RENAME COLUMN b TO c", ["column b of t is gone with 3 values that were not NULL"]),
        ("UPDATE t SET b = b + 1 WHERE id < 3", ["2 values of column b of t changed"]),
        ("UPDATE t SET a = NULL", ["2 values of column a of t changed, 2 of them to NULL"]),
        // The same characters, other bytes.
        ("UPDATE t SET a = 'e\u{301}' WHERE id = 1", ["1 value of column a of t changed"]),
        ("UPDATE t SET b = CASE b WHEN 10 THEN 20 WHEN 20 THEN 10 ELSE b END", ["2 values of column b of t changed"]),
        ("UPDATE free SET a = 'w' WHERE b = 2", ["1 value of column a of free changed"]),
        ("UPDATE free SET a = NULL WHERE b = 2", ["1 value of column a of free changed, 1 of them to NULL"]),
        ("UPDATE free SET b = 3 - b", ["1 value of column b of free changed"]),
        ("UPDATE t SET id = id + 100", ["3 values of column id of t changed"]),
        (
            "DELETE FROM free; INSERT INTO free VALUES ('x', 2), ('x', 1), ('y', 1)",
            ["the values of free stand in other rows than before"]
        ),
        (
            "DELETE FROM t WHERE id = 1; UPDATE t SET b = 0 WHERE id = 2; DROP TABLE free",
            [
                "table free is gone with 3 rows", "1 row is missing in t", "1 value of column b of t changed",
            ]
        ),
        // What is generated follows from what it is generated from.
        ("UPDATE twice SET a = 3 WHERE a IS NULL", []),
        ("UPDATE twice SET a = 3", ["1 value of column a of twice changed"]),
        // What is new is no loss, nor is a value in the place of NULL.
        ("UPDATE t SET a = 'new' WHERE a IS NULL", []),
        ("UPDATE loose SET a = 'x' WHERE a IS NULL", []),
        ("UPDATE loose SET b = 2 WHERE a IS NOT NULL AND b IS NULL; UPDATE loose SET a = 'y' WHERE a IS NULL", []),
        (
            "UPDATE loose SET b = CASE WHEN a IS NULL THEN 2 END",
            ["the values of loose stand in other rows than before"]
        ),
        ("INSERT INTO t VALUES (4, 'w', 40); INSERT INTO free VALUES ('n', 9)", []),
        ("ALTER TABLE t ADD COLUMN c TEXT DEFAULT 'x'", []),
        ("CREATE TABLE more (a INT); INSERT INTO more VALUES (1)", []),
        ("SELECT 1", []),
    ]

    @Test(arguments: cases) func onBothEngines(_ change: String, _ losses: [String]) throws {
        try withSQLite { (database) throws in
            try database.execute(Self.schema)
            let before = try SQLiteRows(database).contents()
            try database.execute(change)
            let found = RowFingerprint.loss(from: before, to: try SQLiteRows(database).contents())
            #expect(found.map(\.description) == losses)
        }
        try withDatabase { (connection) throws in
            try connection.execute(Self.schema)
            let before = try PostgreSQLRows(connection).contents()
            try connection.execute(change)
            let found = RowFingerprint.loss(from: before, to: try PostgreSQLRows(connection).contents())
            #expect(found.map { Self.unqualified($0.description) } == losses)
        }
    }

    private static func unqualified(_ text: String) -> String {
        text.components(dividedBy: "public.").joined()
    }

    @Test func aChangedTypeIsComparedByText() throws {
        try withDatabase { (connection) throws in
            try connection.execute("CREATE TABLE t (id int PRIMARY KEY, a numeric, b text)")
            try connection.execute("INSERT INTO t VALUES (1, 1, '5'), (2, 2.5, '6'), (3, 3.5, NULL)")
            let before = try PostgreSQLRows(connection).contents()
            try connection.execute(
                "ALTER TABLE t ALTER id TYPE bigint, ALTER a TYPE int, ALTER b TYPE int USING b::int")
            let losses = RowFingerprint.loss(from: before, to: try PostgreSQLRows(connection).contents())
            #expect(
                losses == [
                    .conversion(table: "public.t", column: "a", from: "numeric", to: "integer", changed: 2, nulled: 0)
                ])
            #expect(losses.first?.description == "column a of public.t went from numeric to integer: 2 values changed")
        }
        try withSQLite { (database) throws in
            try database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b TEXT)")
            try database.execute("INSERT INTO t VALUES (1, 1, '5'), (2, 2, 'x')")
            let before = try SQLiteRows(database).contents()
            try database.execute(
                """
                CREATE TABLE n (id INTEGER PRIMARY KEY, a TEXT, b INT);
                INSERT INTO n SELECT id, a, CAST(b AS INT) FROM t; DROP TABLE t; ALTER TABLE n RENAME TO t
                """)
            let losses = RowFingerprint.loss(from: before, to: try SQLiteRows(database).contents())
            #expect(
                losses == [.conversion(table: "t", column: "b", from: "TEXT", to: "INT", changed: 1, nulled: 0)])
        }
    }

    /// On SQLite a value's class of storage is its own.
    @Test func aNumberThatBecameTextHasChanged() throws {
        try withSQLite { (database) throws in
            try database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a); INSERT INTO t VALUES (1, 1), (2, 2.0)")
            let before = try SQLiteRows(database).contents()
            try database.execute("UPDATE t SET a = '1' WHERE id = 1")
            let losses = RowFingerprint.loss(from: before, to: try SQLiteRows(database).contents())
            #expect(losses == [.values(table: "t", column: "a", changed: 1, nulled: 0)])
        }
    }

    /// A table that becomes partitioned keeps its rows, and the order in which an engine hands them out says nothing.
    @Test func whereRowsStandSaysNothing() throws {
        try withDatabase { (connection) throws in
            try connection.execute(Self.schema)
            let before = try PostgreSQLRows(connection).contents()
            try connection.execute(
                """
                UPDATE t SET b = b; ALTER TABLE t RENAME TO t1; CREATE TABLE t (LIKE t1) PARTITION BY RANGE (id);
                ALTER TABLE t ATTACH PARTITION t1 FOR VALUES FROM (0) TO (10)
                """)
            #expect(RowFingerprint.loss(from: before, to: try PostgreSQLRows(connection).contents()) == [])
        }
    }
}
