import SchemagenModel

/// The things of a schema before a change under the SQL names that they have after it, by which they are the same things:
/// their Swift names are still the former ones.
struct WayBackNames {
    let database: Database
    let renamed: SchemaIndex
    let latter: SchemaIndex
    private let former: SchemaIndex
    /// By Swift name before.
    private var tables: [String: (before: Table, after: Table)] = [:]
    private var types: [String: NamedType] = [:]
    private var renamedPaths: [QualifiedName: Table] = [:]
    private var latterPaths: [QualifiedName: Table] = [:]
    private var latterTypes: [QualifiedName: NamedType] = [:]

    init(from former: Schema, renamed: Schema, to schema: Schema, on database: Database) {
        self.database = database
        self.former = SchemaIndex(former)
        self.renamed = SchemaIndex(renamed)
        latter = SchemaIndex(schema)
        for (before, after) in zip(former.tables, renamed.tables) { tables[before.info.name] = (before, after) }
        for (before, after) in zip(former.types, renamed.types) { types[before.info.name] = after }
        for table in renamed.tables { renamedPaths[QualifiedName(table.info)] = table }
        for table in schema.tables { latterPaths[QualifiedName(table.info)] = table }
        for type in schema.types { latterTypes[QualifiedName(type.info)] = type }
    }

    /// A table of the schema before; of the one after where the step is written in its names.
    func table(_ name: String, _ names: NameState) -> Table? {
        switch names {
        case .former: tables[name]?.after
        case .renamed: renamed.tables[name]
        case .latter: latter.tables[name]
        }
    }

    /// What a table of either schema is after the change; nil: it is not there then.
    func latter(_ table: Table) -> Table? { latterPaths[QualifiedName(table.info)] }

    /// What a table of the schema after was.
    func renamed(_ table: Table) -> Table? { renamedPaths[QualifiedName(table.info)] }

    /// What a type is after the change.
    func latter(_ type: NamedType, _ names: NameState) -> NamedType? {
        let type = names == .former ? types[type.info.name] ?? type : type
        return latterTypes[QualifiedName(type.info)]
    }

    func column(_ column: Column, of name: String, _ names: NameState) -> Column {
        guard names == .former, let pair = tables[name] else { return column }
        return Self.other(column, pair.before.columns, pair.after.columns) { $0.name == $1.name }
    }

    func index(_ index: Index, of name: String, _ names: NameState) -> Index {
        guard names == .former, let pair = tables[name] else { return index }
        return Self.other(index, pair.before.indexes, pair.after.indexes) { $0.sqlName == $1.sqlName }
    }

    func constraint(_ constraint: TableConstraint, of name: String, _ names: NameState) -> TableConstraint {
        guard names == .former, let pair = tables[name] else { return constraint }
        let (before, after) = (pair.before, pair.after)
        switch constraint {
        case .primaryKey: return after.primaryKey.map { .primaryKey($0) } ?? constraint
        case .unique(let unique):
            return .unique(Self.other(unique, before.uniques, after.uniques) { $0.info.sqlName == $1.info.sqlName })
        case .check(let check):
            return .check(Self.other(check, before.checks, after.checks) { $0.info.sqlName == $1.info.sqlName })
        case .derived(let check):
            let checks = (
                DerivedCheck.checks(of: before, on: database, index: former),
                DerivedCheck.checks(of: after, on: database, index: renamed)
            )
            return .derived(Self.other(check, checks.0, checks.1) { $0.sqlName == $1.sqlName })
        case .notNull(let column, let name):
            return .notNull(
                Self.other(column, before.columns, after.columns) { $0.name == $1.name }, name: name)
        case .exclusion(let exclusion):
            return .exclusion(
                Self.other(exclusion, before.exclusions, after.exclusions) { $0.info.sqlName == $1.info.sqlName })
        case .foreignKey(let key):
            return .foreignKey(
                Self.other(key, before.foreignKeys, after.foreignKeys) { $0.info.sqlName == $1.info.sqlName })
        }
    }

    /// What stands in the second list where something like it stands in the first.
    private static func other<Element>(
        _ element: Element, _ before: [Element], _ after: [Element], _ isSame: (Element, Element) -> Bool
    ) -> Element {
        guard let offset = before.firstIndex(where: { isSame($0, element) }), offset < after.count else {
            return element
        }
        return after[offset]
    }

    // MARK: SQL names

    /// A column by its SQL name.
    func column(_ sqlName: String, of table: Table) -> Column? {
        table.columns.first { $0.sqlName == sqlName && $0.databases.contains(database) }
    }

    /// The SQL names of some columns of a table.
    static func names(_ columns: [String], of table: Table) -> [String] {
        columns.map { table.column($0)?.sqlName ?? $0 }
    }

    /// The text of an expression with SQL names in it: the same from both schemas where it is the same condition.
    static func text(of expression: Expression, in table: Table?, _ index: SchemaIndex) -> String {
        ExpressionPrinter.print(
            expression.replacingLeaves { part in
                var part = part
                switch part.kind {
                case .column(let name): part.kind = .column(table?.column(name)?.sqlName ?? name)
                case .enumCase(let enumeration, let name):
                    guard let found = index.enums[enumeration] else { break }
                    part.kind = .enumCase(
                        enumeration: found.info.sqlName,
                        name: found.cases.first { $0.name == name }?.sqlName ?? name)
                default: break
                }
                return part
            })
    }
}
