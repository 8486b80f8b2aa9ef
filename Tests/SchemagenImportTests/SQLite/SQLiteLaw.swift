import SchemagenDatabases
import SchemagenGeneration
import SchemagenImport
import SchemagenLanguage

/// The law of an import: what is imported compiles, and what is written from it builds the same database.
///
/// The databases are compared by SQLite's own pragmas and the tokens of its statements, not by the catalogue that the
/// import itself works with.
struct SQLiteLaw {
    /// What is against the law; nothing where all is well.
    private(set) var breaches: [String] = []
    /// What was imported.
    private(set) var imported = ImportedSchema(source: "", counts: [])
    /// How many objects the catalogue has, columns and constraints among them.
    private(set) var objects = 0
    /// How long the import took, its trials with it.
    private(set) var importTime = Duration.zero

    /// Tries a database.
    static func run(_ script: String, name: String = "Copied") throws -> SQLiteLaw {
        let original = try SQLiteDatabase(.memory, foreignKeys: false)
        defer { original.close() }
        try original.execute(script)
        return try run(original, name: name)
    }

    /// Tries a database that is open.
    static func run(_ original: SQLiteDatabase, name: String = "Copied") throws -> SQLiteLaw {
        var law = SQLiteLaw()
        law.objects = try SQLiteCatalogue.read(original).objects.count
        let start = ContinuousClock.now
        law.imported = try SQLiteImport.run(original, name: name)
        law.importTime = ContinuousClock.now - start
        law.breaches += law.imported.notes
        let file = SourceFile(path: "\(name).schema", text: law.imported.source)
        let compiled = ProjectCheck.compile(file)
        law.breaches += compiled.diagnostics.filter { $0.severity == .error }.map(\.headline)
        guard let up = SchemaPlan.make(from: nil, to: file, on: .sqlite).result?.up else {
            law.breaches.append("there is no plan")
            return law
        }
        let copy = try SQLiteDatabase(.memory, foreignKeys: false)
        defer { copy.close() }
        try copy.execute(up)
        law.breaches += Self.differences(try facts(of: original), try facts(of: copy))
        let again = try SQLiteImport.run(copy, name: name)
        if again.source != law.imported.source {
            law.breaches.append(
                "the import of the copy differs:\n" + Self.firstDifference(law.imported.source, again.source))
        }
        return law
    }

    private static func firstDifference(_ left: String, _ right: String) -> String {
        let (left, right) = (left.split(separator: "\n"), right.split(separator: "\n"))
        for index in 0..<max(left.count, right.count) {
            let (one, other) = (index < left.count ? left[index] : "", index < right.count ? right[index] : "")
            if one != other { return "- \(one)\n+ \(other)" }
        }
        return ""
    }

    private static func differences(_ left: [String], _ right: [String]) -> [String] {
        var counts: [String: Int] = [:]
        for fact in left { counts[fact, default: 0] += 1 }
        for fact in right { counts[fact, default: 0] -= 1 }
        return counts.filter { $0.value != 0 }.map { "\($0.value > 0 ? "lost" : "added"): \($0.key)" }.sorted()
    }

    // MARK: What a database says

    /// All that SQLite says about a database, one fact a text.
    static func facts(of database: SQLiteDatabase) throws -> [String] {
        var facts: [String] = []
        let tables = try database.query(
            """
            SELECT name, type, wr, strict FROM pragma_table_list
            WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name
            """
        ).rows
        for row in tables {
            guard case .text(let name) = row[0] else { continue }
            facts.append("relation \(row.map(\.description).joined(separator: " "))")
            facts += try relation(name, database)
        }
        let entries = try database.query(
            "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
        ).rows
        for row in entries {
            guard case .text(let type) = row[0], case .text(let name) = row[1], case .text(let table) = row[2],
                case .text(let sql) = row[3], !name.hasPrefix("sqlite_")
            else { continue }
            let tokens = try SQLiteTokenizer.tokens(of: sql)
            switch type {
            case "view", "trigger":
                let start = type == "view" ? tokens.firstIndex { $0.isWord("as") } ?? 0 : 0
                let text = tokens[start...].filter { !$0.isSign(";") || type == "trigger" }
                    .map { $0.isWord("temp") ? "" : spelled($0) }
                facts.append("\(type) \(name): \(text.joined(separator: " "))")
            case "table": facts += clauses(tokens).map { "\(name): \($0)" }
            case "index": facts.append("index \(name) of \(table): \(indexText(tokens))")
            default: break
            }
        }
        return facts
    }

    private static func spelled(_ token: SQLiteToken) -> String {
        switch token.kind {
        case .word: token.text.lowercased()
        case .doubleQuoted, .bracketed: token.text.lowercased()
        // SQLite takes a text in double quotes that names nothing for a string.
        case .string: token.text.lowercased()
        default: token.text.lowercased()
        }
    }

    private static func relation(_ name: String, _ database: SQLiteDatabase) throws -> [String] {
        var facts: [String] = []
        let literal = DatabaseValue.text(name).description
        // A view of a table that is gone, or a module that is not loaded, has no columns to compare.
        let columns = (try? database.query("SELECT * FROM pragma_table_xinfo(\(literal), 'main')").rows) ?? []
        for row in columns {
            var values = row.map(\.description)
            if case .text(let text) = row[4] {
                values[4] = try SQLiteTokenizer.tokens(of: text).map { token in
                    token.canBeName ? token.text : token.text
                }.joined(separator: " ")
            }
            facts.append("column of \(name): \(values.joined(separator: " "))")
        }
        let indexes = try database.query("SELECT name, \"unique\", origin, partial FROM pragma_index_list(\(literal))")
            .rows
        for row in indexes {
            guard case .text(let index) = row[0] else { continue }
            // An index that SQLite made for a constraint has a number in its name, by the order of constraints.
            let title = row[2].description == "'c'" ? index : "automatic"
            let keys = try database.query(
                "SELECT seqno, cid, name, desc, upper(coll), key FROM pragma_index_xinfo(\(DatabaseValue.text(index)))"
            ).rows
            let text = keys.map { $0.map(\.description).joined(separator: " ") }.joined(separator: ", ")
            facts.append("index \(title) of \(name) \(row[1]) \(row[2]) \(row[3]): \(text)")
        }
        let keys = try database.query(
            """
            SELECT id, lower("table"), lower("from"), lower("to"), on_update, on_delete, match
            FROM pragma_foreign_key_list(\(literal)) ORDER BY id, seq
            """
        ).rows
        for (_, rows) in Dictionary(grouping: keys, by: { $0[0] }) {
            let text = rows.map { $0.dropFirst().map(\.description).joined(separator: " ") }.joined(separator: ", ")
            facts.append("foreign key of \(name): \(text)")
        }
        return facts
    }

    /// CHECK, COLLATE, ON CONFLICT, AUTOINCREMENT, DEFERRABLE, generated expressions, names of constraints.
    private static func clauses(_ tokens: [SQLiteToken]) -> [String] {
        guard !tokens.contains(where: { $0.isWord("virtual") }) || !tokens[1].isWord("virtual") else {
            return ["virtual \(tokens.dropFirst(3).map(spelled).joined(separator: " "))"]
        }
        var facts: [String] = []
        // Keys have the collations of their columns, whether they say so or not.
        var collations: Set<String> = []
        var index = 0
        func bracketed(from start: Int) -> [SQLiteToken] {
            var (depth, end) = (0, start)
            while end < tokens.count {
                if tokens[end].isSign("(") { depth += 1 }
                if tokens[end].isSign(")") { depth -= 1 }
                if depth == 0 { break }
                end += 1
            }
            return Array(tokens[start...min(end, tokens.count - 1)])
        }
        while index < tokens.count {
            let token = tokens[index]
            let next = index + 1 < tokens.count ? tokens[index + 1] : nil
            let isCheck = token.isWord("check") && next?.isSign("(") == true
            if isCheck || token.isWord("as") && next?.isSign("(") == true {
                let inside = bracketed(from: index + 1)
                facts.append("\(token.text.lowercased()) \(inside.map(spelled).joined(separator: " "))")
                index += inside.count + 1
                continue
            }
            if token.isWord("collate"), let next, next.text.uppercased() != "BINARY" {
                collations.insert("collate \(next.text.lowercased())")
            }
            if token.isWord("conflict"), let next, !next.isWord("abort") { facts.append("conflict \(spelled(next))") }
            if token.isWord("autoincrement") { facts.append("autoincrement") }
            if token.isWord("constraint"), let next { facts.append("constraint \(next.text)") }
            if token.isWord("initially"), let next { facts.append("initially \(spelled(next))") }
            index += 1
        }
        return facts + collations.sorted()
    }

    /// The keys and the condition of an index, without brackets around a whole key.
    private static func indexText(_ tokens: [SQLiteToken]) -> String {
        guard let start = tokens.firstIndex(where: { $0.isSign("(") }) else { return "" }
        var words: [String] = []
        for (place, token) in tokens.enumerated() where place >= start {
            // Collations of keys are what `index_xinfo` says, written or not.
            if token.isWord("collate") || tokens[place - 1].isWord("collate") || token.isWord("asc") { continue }
            if ["(", ")", ";"].contains(where: token.isSign) { continue }
            words.append(token.text.lowercased())
        }
        return words.joined(separator: " ")
    }
}
