import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// What SQLite alone has, made and undone.
@Suite struct SQLiteOnlyTests {
    private static let header = "schema Test { databases: [sqlite(3.37)] }\n"

    @Test func keysConflictsAndVirtualTables() throws {
        try Migration(
            Self.header + """
                table Entry as entries @withoutRowID {
                    key: String @primaryKey(onConflict: replace)
                    value: Data
                    hits: Int64 = 0 @notNull(onConflict: replace)
                    code: String? @unique(onConflict: ignore) @collate("NOCASE")
                    check few: hits < 10 @onConflict(fail)
                }
                table Item as items {
                    id: Int64 @primaryKey @identity @autoincrement
                    price: Decimal(8, 2) = -0.5
                    gross: Decimal(12, 4) @generated(price * 1.19)
                    isDear: Bool @generated(price > 100, virtual: true)
                    token: String = sql("lower(hex(randomblob(4)))")
                    index(isDear) where gross > 1.5
                }
                table Old as old_things @sqliteStorage(declared) {
                    id: Int32 @primaryKey @identity
                    at: Timestamp = now()
                    flag: Bool = false
                    json: JSON = {}
                    price: Decimal(8, 2) = 1
                }
                virtual table Document as documents using "fts5(title, body, tokenize = 'porter')" {
                    title: String
                    body: String
                }
                sql trigger "items_after" on Item uses Item \"""
                    create trigger items_after after insert on items
                    begin
                        update items set price = 1 where id = new.id and price < 0;
                    end;
                    \"""
                """
        ).onSQLite(holds: [
            "options entries strict without rowid", "column items.gross INTEGER not null stored",
            "column items.is_dear INTEGER not null virtual", "options old_things table",
            "column old_things.at timestamptz",
            "trigger items_after on items", "table documents",
        ]) { database in
            try database.execute(
                """
                INSERT INTO entries (key, value) VALUES ('a', x'00'), ('a', x'01'); INSERT INTO items DEFAULT VALUES;
                DELETE FROM items; INSERT INTO items (price) VALUES (10001); INSERT INTO old_things DEFAULT VALUES;
                INSERT INTO documents VALUES ('a', 'b')
                """)
            #expect(try database.query("SELECT hex(value) FROM entries").rows == [[.text("01")]])
            #expect(
                try database.query("SELECT id, price, gross, is_dear, length(token) FROM items").rows
                    == [[.integer(2), .integer(10001), .integer(1_190_119), .integer(1), .integer(8)]])
            #expect(
                try database.query("SELECT id, typeof(at), flag, json, price FROM old_things").rows
                    == [[.integer(1), .text("text"), .integer(0), .text("{}"), .integer(100)]])
        }
    }

    /// The oldest versions of SQLite that are supported take `json_valid(NULL)` for false.
    @Test func aUniqueIndexRefusesEqualValues() throws {
        try Migration(
            Self.header + """
                table A as a { id: Int64 @primaryKey  code: String  isLive: Bool  unique(lower(code)) where isLive }
                """
        ).onSQLite { database in
            try database.execute("INSERT INTO a VALUES (1, 'x', 1), (2, 'X', 0), (3, 'x', 0), (4, 'y', 1)")
            #expect(throws: SQLiteError.self) { try database.execute("INSERT INTO a VALUES (5, 'X', 1)") }
        }
    }

    @Test func optionalDocumentsAndArraysMayBeMissing() throws {
        try Migration(
            Self.header + """
                table A as a { id: Int64 @primaryKey  document: JSON?  text: JSONText?  words: [String]?  kept: JSON = {} }
                """
        ).onSQLite { database in
            try database.execute("INSERT INTO a (id) VALUES (1)")
            try database.execute("INSERT INTO a VALUES (2, 'null', '[]', '[\"x\"]', '1')")
            for values in ["'{', NULL, NULL", "NULL, '', NULL", "NULL, NULL, '{}'", "NULL, NULL, '['"] {
                #expect(throws: SQLiteError.self) { try database.execute("INSERT INTO a VALUES (3, \(values), '{}')") }
            }
            #expect(throws: SQLiteError.self) { try database.execute("INSERT INTO a (id, kept) VALUES (4, 'x')") }
        }
    }
}
