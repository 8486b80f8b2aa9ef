/// What tables and columns are called before a script, by their names after it, read from its `ALTER TABLE` and
/// `ALTER SCHEMA`: catalogues tell what is there before and after, and not that a thing with another name is the same.
///
/// A statement that is not understood counts for nothing, and what it renames as dropped: then more is asked than needs to be,
/// and never less.
public struct RenamedTables: Sendable {
    private typealias Token = PostgreSQLStatements.Token

    /// The path before, by the one that a table has by now.
    private var former: [[String]: [String]] = [:]
    /// The names before of columns, by their table's path and name by now.
    private var columns: [[String]: [String: String]] = [:]
    /// The paths before of tables that have another by now.
    private var left: Set<[String]> = []
    /// What was there before, as it is compared.
    private var existing: [[String]: [String]] = [:]
    private let isSQLite: Bool

    /// Nothing is renamed.
    public static let none = RenamedTables(before: "", among: [], isSQLite: false)

    /// Reads a script.
    /// - Parameters:
    ///   - existing: The paths of the tables that are there before it.
    ///   - isSQLite: Whether it is for SQLite, where tables are in no schema and the case of names does not matter.
    init(before script: String, among existing: some Sequence<[String]>, isSQLite: Bool) {
        self.isSQLite = isSQLite
        for path in existing { self.existing[folded(path)] = path }
        for statement in PostgreSQLStatements.tokens(of: script) { read(statement[...]) }
    }

    /// What a table that is there afterwards was called before; nil: it is a new one.
    func table(_ path: [String]) -> [String]? { former(folded(path)).flatMap { existing[$0] } }

    /// What a column of such a table was called before. A column that partitions and heirs have from a table is renamed with
    /// that one's.
    /// - Parameter before: The names of the table's columns before.
    func column(_ name: String, of path: [String], before: Set<String>) -> String {
        let names = columns[folded(path)] ?? [:]
        if let name = names[fold(name)] { return before.first { fold($0) == name } ?? name }
        guard !before.contains(name) else { return name }
        let others = Set(columns.values.compactMap { $0[fold(name)] })
        return others.count == 1 ? others.first ?? name : name
    }

    private func fold(_ name: String) -> String { isSQLite ? name.sqliteLowercased : name }

    private func folded(_ path: [String]) -> [String] { path.map(fold) }

    private func former(_ path: [String]) -> [String]? {
        if let path = former[path] { return path }
        return existing[path] != nil && !left.contains(path) ? path : nil
    }

    // MARK: Reading

    private mutating func read(_ statement: ArraySlice<Token>) {
        var rest = statement
        func take(_ words: String...) -> Bool {
            guard rest.prefix(words.count).elementsEqual(words.map(Token.word)) else { return false }
            rest = rest.dropFirst(words.count)
            return true
        }
        func name() -> String? {
            guard let name = rest.first?.identifier else { return nil }
            rest = rest.dropFirst()
            return fold(name)
        }
        func path() -> [String]? {
            guard let first = name() else { return nil }
            guard rest.first == .symbol(UInt8(ascii: ".")) else { return isSQLite ? [first] : ["public", first] }
            rest = rest.dropFirst()
            guard let second = name() else { return nil }
            return isSQLite ? [second] : [first, second]
        }
        if take("alter", "schema") {
            guard let schema = name(), take("rename", "to"), let new = name() else { return }
            let paths = Set(existing.keys.filter { !left.contains($0) }).union(former.keys)
            for path in paths where path.first == schema { move(path, to: [new] + path.dropFirst()) }
            return
        }
        guard take("alter", "table") else { return }
        _ = take("if", "exists")
        _ = take("only")
        guard let table = path() else { return }
        if take("rename", "to") {
            if let name = name() { move(table, to: table.dropLast() + [name]) }
        } else if take("set", "schema") {
            if let schema = name() { move(table, to: [schema] + table.suffix(1)) }
        } else if take("rename"), !take("constraint") {
            _ = take("column")
            guard let old = name(), take("to"), let new = name() else { return }
            columns[table, default: [:]][new] = columns[table]?.removeValue(forKey: old) ?? old
        }
    }

    private mutating func move(_ path: [String], to other: [String]) {
        let origin = former(path)
        former[path] = nil
        guard let origin else {
            // A new table takes the place of one that was dropped: what the rows of SQLite's tables are copied to.
            left.remove(other)
            return
        }
        left.insert(origin)
        left.remove(other)
        former[other] = origin
        columns[other] = columns.removeValue(forKey: path)
    }
}
