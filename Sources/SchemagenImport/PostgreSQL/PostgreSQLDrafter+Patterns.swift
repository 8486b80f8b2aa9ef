import SchemagenDatabases
import SchemagenModel

extension PostgreSQLDrafter {
    /// Finds the naming patterns that most names of the database follow.
    mutating func findPatterns() {
        var finders: [NameKind: PatternFinder] = [:]
        func add(_ kind: NameKind, _ sample: PatternFinder.Sample) {
            finders[kind, default: PatternFinder(kind)].add(sample)
        }
        for (path, columns) in names.columns.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            for column in map.columns[path] ?? [] {
                let sqlName = column.identity.path[2]
                add(.column, .init(name: sqlName, swiftName: columns[sqlName] ?? ""))
            }
        }
        for (path, name) in sorted(names.tables) {
            add(.table, .init(name: path[1], swiftName: name))
            for column in map.columns[path] ?? [] {
                guard let sequence = sequenceName(of: column) else { continue }
                add(.identity, .init(name: sequence, table: path[1], columns: [column.identity.path[2]]))
            }
            for constraint in map.constraints[path] ?? [] where !constraint.flag(.isInheritedOnly) {
                guard let kind = Self.kind(constraint.identity.kind) else { continue }
                let sqlName = constraint.identity.path[2]
                if kind == .check {
                    let columns = constraint.list(.columns)
                    // A column's check is named after its column.
                    let swiftName = columns.count == 1 ? columns[0] : checkName(constraint, table: path[1])
                    add(.check, .init(name: sqlName, table: path[1], swiftName: swiftName))
                } else {
                    add(
                        kind,
                        .init(
                            name: sqlName, table: path[1], columns: constraint.list(.columns),
                            target: constraint.list(.referencedTable).last ?? ""))
                }
            }
        }
        for (path, name) in sorted(names.views) { add(.view, .init(name: path[1], swiftName: name)) }
        for (path, indexes) in map.indexes.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            guard names.relation(path) != nil else { continue }
            let known = Set((map.columns[path] ?? []).map { $0.identity.path[2] })
            for index in indexes {
                let columns = index.list(.columns).map { column in
                    known.contains(column) ? column : "expr"
                }
                add(
                    index.flag(.isUnique) ? .uniqueIndex : .index,
                    .init(
                        name: index.identity.path[2], table: path[1],
                        columns: SQLNaming.parts(columns + index.list(.include))))
            }
        }
        for (path, name) in sorted(names.enumerations) {
            add(.enumeration, .init(name: path[1], swiftName: name))
            for (label, name) in (names.cases[path] ?? [:]).sorted(by: { $0.key < $1.key }) {
                add(.enumCase, .init(name: label, swiftName: name))
            }
        }
        for (path, name) in sorted(names.domains) { add(.type, .init(name: path[1], swiftName: name)) }
        for (path, name) in sorted(names.sequences) { add(.sequence, .init(name: path[1], swiftName: name)) }
        var settings = SchemaSettings()
        let plain = finders.removeValue(forKey: .index)
        let unique = finders.removeValue(forKey: .uniqueIndex)
        if plain != nil || unique != nil {
            patterns = PatternFinder.patterns(
                ofIndexes: plain ?? PatternFinder(.index), unique: unique ?? PatternFinder(.uniqueIndex))
        }
        for (kind, finder) in finders { patterns[kind] = finder.pattern }
        for (kind, pattern) in patterns { settings.naming[kind.rawValue] = pattern }
        naming = SQLNaming(settings)
    }

    private func sorted(_ names: PathMap<String>) -> [(key: [String], value: String)] {
        names.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    }

    private static func kind(_ kind: CatalogueKind) -> NameKind? {
        switch kind {
        case .primaryKey: .primaryKey
        case .uniqueConstraint: .unique
        case .foreignKey: .foreignKey
        case .checkConstraint: .check
        case .exclusionConstraint: .exclusion
        default: nil
        }
    }

    /// The name of the sequence behind an identity or serial column.
    func sequenceName(of column: CatalogueObject) -> String? {
        if let sequence = serials[column.identity] { return sequence.identity.path[1] }
        return column.list(.sequence).last
    }

    /// The Swift name of a check: its SQL name without the table's and without what only says that it is a check.
    func checkName(_ check: CatalogueObject, table: String) -> String {
        var name = check.identity.path[2]
        for prefix in ["ck_", "chk_", "check_"] where name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
        if name.hasPrefix(table + "_") { name.removeFirst(table.count + 1) }
        for suffix in ["_check", "_chk", "_ck"] where name.hasSuffix(suffix) { name.removeLast(suffix.count) }
        return SwiftWords.member(name.isEmpty ? check.identity.path[2] : name)
    }
}
