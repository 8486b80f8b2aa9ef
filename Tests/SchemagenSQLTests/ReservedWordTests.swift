import SchemagenDatabases
import SchemagenTestSupport
import Testing

@testable import SchemagenSQL

@Suite struct ReservedWordTests {
    /// Keywords of either database that are no reserved words.
    private static let harmless = """
        abort action after always analyze ascii attach before begin by cascade conflict database deferred detach do each end
        exclude exclusive explain fail first following generated groups if ignore immediate instead key last location
        materialized name no nulls of others partition plan pragma preceding query range recursive reindex release rename
        replace restrict rollback rows savepoint system temp ties trigger type unbounded vacuum value view virtual without
        """

    @Test func everyKeywordCanNameAnything() throws {
        var words = ReservedWords.all
        for word in Self.harmless.split(whereSeparator: { $0 == " " || $0 == "\n" }) { words.insert(String(word)) }
        var text = ""
        for (number, word) in words.sorted().enumerated() {
            text += """
                table T\(number) as \"\(word)\" {
                    c as "\(word)": Int32 = 0
                    d as "x\(word)": Int32?
                    updatedAt: Timestamp = now() @touch
                    primaryKey(c) as "k_\(word)"
                    unique(d) as "u_\(word)"
                    index(c + 1, d) as "i_\(word)" where c in [1, 2] || d == nil
                    check c as "c_\(word)": c >= 0 && c != d
                    foreignKey(d) as "f_\(word)" references T\(number)(c)
                }

                """
        }
        let migration = try Migration(text)
        try migration.onPostgreSQL { connection in
            for word in words {
                try connection.execute(
                    "INSERT INTO \(Quoting.identifier(word)) (\(Quoting.identifier(word))) VALUES (1)")
            }
        }
        try migration.onSQLite { database in
            for word in words {
                let name = Quoting.identifier(word)
                try database.execute("INSERT INTO \(name) (\(name)) VALUES (1); UPDATE \(name) SET \(name) = 2")
            }
        }
    }
}
