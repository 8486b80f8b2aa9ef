import SchemagenModel

/// The naming patterns that fit most names of a draft.
struct SQLitePatterns {
    /// The patterns; a kind of which there is nothing has none.
    private(set) var naming: [NameKind: String] = [:]
    private var named: [NameKind: [PatternFinder.Sample]] = [:]
    private var unnamed: [NameKind: Int] = [:]

    init(_ draft: SchemaDraft) {
        var tables: [String: String] = [:]
        for declaration in draft.declarations {
            if case .table(let table) = declaration.content { tables[table.name.swift] = table.name.sql }
        }
        for declaration in draft.declarations {
            switch declaration.content {
            case .table(let table): add(table, tables)
            case .view(let view):
                add(view.name, .view)
                for column in view.columns { add(column.name, .column) }
            default: break
            }
        }
        for kind in NameKind.allCases {
            let samples = named[kind] ?? []
            if !samples.isEmpty, kind != .index, kind != .uniqueIndex { naming[kind] = finder(kind).pattern }
            if unnamed[kind] ?? 0 > samples.count { naming[kind] = "" }
        }
        if named[.index] != nil || named[.uniqueIndex] != nil {
            let found = PatternFinder.patterns(ofIndexes: finder(.index), unique: finder(.uniqueIndex))
            naming.merge(found) { _, new in new }
        }
    }

    private func finder(_ kind: NameKind) -> PatternFinder {
        var finder = PatternFinder(kind)
        for sample in named[kind] ?? [] { finder.add(sample) }
        return finder
    }

    private mutating func add(_ name: DraftName, _ kind: NameKind) {
        named[kind, default: []].append(PatternFinder.Sample(name: name.sql, swiftName: name.swift))
    }

    private mutating func add(_ name: String?, _ kind: NameKind, _ sample: PatternFinder.Sample) {
        guard let name, !name.isEmpty else { return unnamed[kind, default: 0] += 1 }
        var sample = sample
        sample.name = name
        named[kind, default: []].append(sample)
    }

    private mutating func add(_ table: TableDraft, _ tables: [String: String]) {
        let owner = table.name.sql
        add(table.name, .table)
        for column in table.columns { add(column.name, .column) }
        func columns(_ key: KeyDraft) -> [String] { DraftWriter.sqlNames(key, table.columns) }
        func sample(_ columns: [String], _ target: String = "", _ swiftName: String = "") -> PatternFinder.Sample {
            PatternFinder.Sample(name: "", table: owner, columns: columns, target: target, swiftName: swiftName)
        }
        if let key = table.primaryKey { add(key.sqlName, .primaryKey, sample(columns(key))) }
        for unique in table.uniques { add(unique.sqlName, .unique, sample(columns(unique))) }
        for index in table.indexes {
            add(index.sqlName, index.isUniqueIndex ? .uniqueIndex : .index, sample(columns(index)))
        }
        for key in table.foreignKeys {
            let names = key.columns.map { DraftWriter.sqlName($0, table.columns) }
            add(key.sqlName, .foreignKey, sample(names, tables[key.table] ?? ""))
        }
        for check in table.checks { add(check.sqlName, .check, sample([], "", check.name)) }
    }
}
