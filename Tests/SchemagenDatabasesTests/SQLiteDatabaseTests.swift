import SchemagenTestSupport
import Testing

@testable import SchemagenDatabases

@Suite struct SQLiteDatabaseTests {
    @Test func valuesComeBackAsTheyWent() throws {
        let text = "it's \"quoted\" \\ é e\u{301} 👩‍👩‍👧 ß \r\n"
        let values: [DatabaseValue] = [
            .null, .integer(.min), .integer(.max), .integer(0), .double(0.1), .double(-.zero),
            .double(.leastNonzeroMagnitude),
            .double(1e308), .double(.infinity), .text(""), .text(text), .blob([]),
            .blob([0, 255, 0x27]), .blob(Array(repeating: 0, count: 100_000)), .malformedText([0x61, 0xFF, 0xC3]),
            .text(String(repeating: "x", count: 10_000_000)),
        ]
        try withSQLite { database in
            try database.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v ANY) STRICT")
            for (number, value) in values.enumerated() {
                _ = try database.query("INSERT INTO t VALUES (?, ?)", [.integer(Int64(number)), value])
            }
            let rows = try database.query("SELECT v FROM t ORDER BY id")
            #expect(rows.columns == ["v"])
            #expect(rows.rows.count == values.count)
            for (row, value) in zip(rows.rows, values) {
                #expect(row == [value])
            }
            // Swift compares texts by canonical equivalence; what counts are the bytes.
            #expect(
                try database.query("SELECT length(CAST(v AS BLOB)) FROM t WHERE id = 10").first
                    == .integer(Int64(text.utf8.count)))
        }
    }

    @Test func whatSQLiteWouldStoreAsSomethingElseIsRefused() throws {
        try withSQLite { (database) throws in
            for value in [DatabaseValue.text("a\0b"), .double(.nan)] {
                #expect(throws: SQLiteError.self) { try database.query("SELECT ?", [value]) }
            }
            #expect(throws: SQLiteError.self) { try database.execute("SELECT 1;\0 SELECT 2") }
            #expect(throws: SQLiteError.self) { try SQLiteDatabase(.file("/tmp/a\0b")) }
        }
    }

    @Test func aScriptRunsAllItsStatements() throws {
        try withSQLite { database in
            try database.execute(
                """
                -- Several; a semicolon in a comment, and 'one' in a text.
                CREATE TABLE a (x TEXT DEFAULT ';'); /* ; */ INSERT INTO a DEFAULT VALUES;
                CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE a SET x = 'y'; END;
                INSERT INTO a VALUES ('z')
                -- and the end
                """)
            #expect(try database.query("SELECT x FROM a").rows == [[.text("y")], [.text("y")]])
            try database.execute("")
            try database.execute(" ;; -- nothing\n/* open")
        }
    }

    @Test func anErrorSaysWhereItIs() throws {
        try withSQLite { (database) throws in
            let error = #expect(throws: SQLiteError.self) {
                try database.execute("CREATE TABLE a (x);\n\n-- é\n/* b */ SELECT x,\n  nosuch FROM a;\nDROP TABLE a")
            }
            #expect(error?.message == "no such column: nosuch")
            #expect(error?.code == 1)
            #expect(error?.statement?.description == "line 4, column 9")
            if let position = error?.position { #expect(position.description == "line 5, column 3") }
            // What came before stays done, what comes behind is not.
            #expect(try database.query("SELECT count(*) FROM a").first == .integer(0))
        }
    }

    @Test func anErrorOfSyntaxSaysWhereItIs() throws {
        try withSQLite { database in
            let error = #expect(throws: SQLiteError.self) { try database.execute("SELECT 1;\nSELECT FROM x") }
            #expect(error?.message == #"near "FROM": syntax error"#)
            #expect(error?.statement?.line == 2)
            #expect(throws: SQLiteError.self) { try database.execute("CREATE TABLE a (x") }
        }
    }

    @Test func aViolationCarriesItsCodeAndStatement() throws {
        try withSQLite { database in
            try database.execute("CREATE TABLE a (x INTEGER CHECK (x > 0) UNIQUE)")
            let check = #expect(throws: SQLiteError.self) {
                try database.execute("INSERT INTO a VALUES (1);\n INSERT INTO a VALUES (0)")
            }
            #expect(check?.code == 275)
            #expect(check?.primaryCode == 19)
            #expect(check?.statement?.description == "line 2, column 2")
            let unique = #expect(throws: SQLiteError.self) {
                try database.query("INSERT INTO a VALUES (?)", [.integer(1)])
            }
            #expect(unique?.code == 2067)
            #expect(unique?.description.contains("a.x") == true)
        }
    }

    @Test func aQueryIsOneStatementWithItsParameters() throws {
        try withSQLite { (database) throws in
            #expect(throws: SQLiteError.self) { try database.query("SELECT 1; SELECT 2") }
            #expect(throws: SQLiteError.self) { try database.query("-- nothing") }
            #expect(throws: SQLiteError.self) { try database.query("SELECT ?") }
            #expect(throws: SQLiteError.self) { try database.query("SELECT 1", [.null]) }
            #expect(try database.query("SELECT 1; -- one").first == .integer(1))
            #expect(try database.query("SELECT 1 WHERE 0").rows.isEmpty)
            #expect(try database.query("SELECT 1 AS a, 2 AS a WHERE 0").columns == ["a", "a"])
        }
    }

    @Test(arguments: [true, false]) func foreignKeysAreAsAsked(_ enforced: Bool) throws {
        try withSQLite(foreignKeys: enforced) { (database) throws in
            #expect(try database.query("PRAGMA foreign_keys").first == .integer(enforced ? 1 : 0))
        }
    }

    @Test func aFileIsMadeUnlessItIsToBeReadOnly() throws {
        let server = try TestServer.shared.server
        let folder = server.folder
        #expect(throws: SQLiteError.self) { try SQLiteDatabase(.readOnly("\(folder)/none.db")) }
        #expect(throws: SQLiteError.self) { try SQLiteDatabase(.file("\(folder)/no/such/folder.db")) }
        let path = "\(folder)/a database's \"file\".db"
        let database = try SQLiteDatabase(.file(path))
        try database.execute("CREATE TABLE a (x); INSERT INTO a VALUES (1)")
        database.close()
        database.close()
        #expect(throws: SQLiteError.self) { try database.execute("SELECT 1") }
        let reader = try SQLiteDatabase(.readOnly(path))
        #expect(try reader.query("SELECT x FROM a").first == .integer(1))
        #expect(throws: SQLiteError.self) { try reader.execute("INSERT INTO a VALUES (2)") }
        let notADatabase = try SQLiteDatabase(.readOnly("/bin/sh"))
        #expect(throws: SQLiteError.self) { try notADatabase.query("SELECT * FROM sqlite_schema") }
    }

    @Test func aMissingLibraryIsNamedWithItsPackage() {
        var description = SQLiteLibrary.installed
        description.names = ["libnosuchsqlite.so.9"]
        let error = #expect(throws: MissingLibraryError.self) { try SQLiteLibrary(description) }
        #expect(error?.description.contains("apt-get install libsqlite3-0") == true)
        #expect(error?.description.contains("libnosuchsqlite.so.9") == true)
    }

    @Test func anotherLibraryIsRefused() {
        var description = SQLiteLibrary.installed
        description.names = PostgreSQLLibrary.installed.names
        #expect(throws: IncompleteLibraryError(function: "sqlite3_open_v2")) { try SQLiteLibrary(description) }
    }
}
