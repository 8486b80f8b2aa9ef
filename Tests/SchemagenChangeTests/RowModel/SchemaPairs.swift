import SchemagenModel

/// Which thing of the new schema is which of the old one, by what the language says of names: `was` joins two, otherwise
/// the Swift name does.
struct SchemaPairs {
    let old: Schema
    let new: Schema
    let database: Database
    let oldIndex: SchemaIndex
    let newIndex: SchemaIndex
    /// The old table of a new one, by Swift names.
    let tables: [String: String]
    /// The old enum of a new one, by Swift names.
    let enums: [String: String]

    init(_ old: Schema, _ new: Schema, on database: Database) {
        self.old = old
        self.new = new
        self.database = database
        oldIndex = SchemaIndex(old)
        newIndex = SchemaIndex(new)
        let sameness = Sameness(old: oldIndex, new: newIndex, database: database)
        let (oldTables, newTables) = (oldIndex.tables, newIndex.tables)
        tables = Self.partners(old.tables.map { Name($0.info) }, new.tables.map { Name($0.info) }) {
            guard let former = oldTables[$0], let latter = newTables[$1] else { return false }
            return sameness.isSame(former, latter)
        }
        enums = Self.partners(old.enums.map { Name($0.info) }, new.enums.map { Name($0.info) })
    }

    /// What a thing is called in both languages, and what it was called.
    struct Name {
        var name: String
        var former: String?
        var sql: String

        init(_ info: ObjectInfo) {
            (name, former) = (info.name, info.formerName)
            sql = "\(info.sqlSchema ?? "").\(info.sqlName)"
        }

        init(_ name: String, _ former: String?, _ sql: String) {
            (self.name, self.former, self.sql) = (name, former, sql)
        }
    }

    /// Old names by new ones.
    ///
    /// - Parameter isSame: Whether only Swift calls an old thing otherwise than a new one of the same SQL name.
    static func partners(
        _ old: [Name], _ new: [Name], _ isSame: (String, String) -> Bool = { _, _ in true }
    ) -> [String: String] {
        let known = Dictionary(old.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var result: [String: String] = [:]
        var taken: Set<String> = []
        // A hint that was there before has done its work.
        for name in new {
            guard let former = name.former, known[former] != nil, known[name.name]?.former != former else { continue }
            result[name.name] = former
            taken.insert(former)
        }
        for name in new where result[name.name] == nil && known[name.name] != nil && !taken.contains(name.name) {
            result[name.name] = name.name
            taken.insert(name.name)
        }
        // Only Swift calls it otherwise.
        for name in new where result[name.name] == nil {
            guard let same = old.first(where: { $0.sql == name.sql && !taken.contains($0.name) }),
                isSame(same.name, name.name)
            else { continue }
            result[name.name] = same.name
            taken.insert(same.name)
        }
        return result
    }

    /// Whether the database has the rows of a table.
    func isHeld(_ table: Table) -> Bool { table.info.databases.contains(database) && table.keepsRows }

    /// Whether the rows of a new table are another's, or come from one: what they are then is its module's.
    func isMade(_ table: Table) -> Bool {
        guard let former = tables[table.info.name].flatMap({ oldIndex.tables[$0] }) else { return false }
        return former.info.databases.contains(database) && !former.keepsRows
    }

    func columns(of table: Table) -> [Column] { table.columns.filter { $0.databases.contains(database) } }

    /// The old table that a new one is, where the database has both.
    func former(_ table: Table) -> Table? {
        guard let former = tables[table.info.name].flatMap({ oldIndex.tables[$0] }), isHeld(former) else { return nil }
        return former
    }

    /// The new table that an old one is, where the database has both.
    func latter(_ table: Table) -> Table? {
        guard let name = tables.first(where: { $0.value == table.info.name })?.key, let found = newIndex.tables[name],
            isHeld(found)
        else { return nil }
        return found
    }

    /// The old columns of a new table's columns, by the new Swift names.
    func columns(_ former: Table, _ latter: Table) -> [String: Column] {
        let sameness = Sameness(old: oldIndex, new: newIndex, database: database)
        let names = Self.partners(
            former.columns.map { Name($0.name, $0.formerName, $0.sqlName) },
            latter.columns.map { Name($0.name, $0.formerName, $0.sqlName) }
        ) {
            guard let before = former.column($0), let after = latter.column($1) else { return false }
            return sameness.isSame(before, after)
        }
        var result: [String: Column] = [:]
        for (new, old) in names {
            guard let column = former.column(old), column.databases.contains(database) else { continue }
            result[new] = column
        }
        return result
    }

    /// The texts that an enum's values become, by those that they are: what stays under its new name, what goes as the
    /// schema says.
    func values(_ former: Enumeration, _ latter: Enumeration) -> [String: String] {
        let names = Self.partners(
            former.cases.map { Name($0.name, $0.formerName, $0.sqlName) },
            latter.cases.map { Name($0.name, $0.formerName, $0.sqlName) })
        var result: [String: String] = [:]
        for item in latter.cases {
            guard let old = names[item.name], let before = former.cases.first(where: { $0.name == old }) else {
                continue
            }
            result[before.sqlName] = item.sqlName
        }
        for removal in new.removals where removal.kind == "case" {
            guard removal.path.count == 2, [former.info.name, latter.info.name].contains(removal.path[0]),
                let gone = former.cases.first(where: { $0.name == removal.path[1] }), result[gone.sqlName] == nil,
                let name = removal.replacement?.replacing(".", with: "").replacing("`", with: ""),
                let target = latter.cases.first(where: { $0.name == name })
            else { continue }
            result[gone.sqlName] = target.sqlName
        }
        return result
    }

    /// The cases that the new schema has no more.
    func goneCases(_ before: Enumeration, _ after: Enumeration) -> [Enumeration.Case] {
        before.cases.filter { item in
            !after.cases.contains { latter in
                if let former = latter.formerName, before.cases.contains(where: { $0.name == former }) {
                    return former == item.name
                }
                return latter.name == item.name
            }
        }
    }
}
