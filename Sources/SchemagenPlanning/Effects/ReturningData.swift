import SchemagenModel

/// What a change takes away and its way back brings again without its values, and which constraints can therefore refuse the
/// rows that are there by then.
///
/// A column comes again with its default or NULL in every row, a table without rows. Most constraints stand that: a check
/// lets NULL pass, a foreign key refers to nothing. Those that do not make the way back fail.
struct ReturningData {
    /// What a column that comes again has in every row.
    private enum Value {
        case null
        /// The same in all of them.
        case one
        /// Another in each of them.
        case different
    }

    private let database: Database
    private let index: SchemaIndex
    /// The columns, by their Swift names and that of their table.
    private var columns: [String: [String: Value]] = [:]
    private var tables: Set<String> = []
    /// The new Swift names of tables by their old ones.
    private let newNames: [String: String]

    /// - Parameters:
    ///   - former: The schema before; nil for an empty database.
    ///   - renamed: The same with its new names, by which everything is known here; nil: there is nothing to take away.
    ///   - index: Its objects.
    init(_ former: Schema?, _ renamed: Schema?, _ index: SchemaIndex, on database: Database) {
        self.index = index
        self.database = database
        newNames = Dictionary(
            zip(former?.tables ?? [], renamed?.tables ?? []).map { ($0.info.name, $1.info.name) },
            uniquingKeysWith: { first, _ in first })
    }

    private func name(_ table: String, _ names: NameState) -> String {
        names == .former ? newNames[table] ?? table : table
    }

    // MARK: The way there

    /// Notes what a step takes away.
    mutating func note(_ planned: PlannedStep) {
        switch planned.step {
        case .dropTable(let table): tables.insert(name(table.info.name, planned.names))
        case .dropColumn(let column, let table) where column.generated == nil:
            note(column, of: name(table, planned.names))
        case .rebuildTable(let rebuild):
            for column in rebuild.lostColumns { note(column, of: rebuild.from.info.name) }
        default: break
        }
    }

    private mutating func note(_ column: Column, of table: String) {
        let value: Value =
            if column.identity != nil {
                .different
            } else if let expression = index.defaultValue(of: column) {
                Self.differs(expression) ? .different : .one
            } else {
                .null
            }
        columns[table, default: [:]][column.name] = value
    }

    private static func differs(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .call(.uuid, _), .nextValue: true
        default: false
        }
    }

    // MARK: The way back

    /// The constraints that a step of the way back brings and that can refuse rows, by SQL name, and those without one by
    /// their columns.
    func refusals(of planned: PlannedStep) -> [String] {
        guard !columns.isEmpty || !tables.isEmpty else { return [] }
        func returned(_ name: String) -> Table? { self.returned(self.name(name, planned.names)) }
        switch planned.step {
        case .addConstraint(let constraint, let table, _, true), .validateConstraint(let constraint, let table):
            guard let table = returned(table) else { return [] }
            return refusal(constraint, table).map { [$0] } ?? []
        case .createIndex(let index, let owner, _, _), .createIndexWithoutParts(let index, let owner, _):
            guard let table = returned(owner) else { return [] }
            return refuses(index, table) ? [index.sqlName] : []
        case .rebuildTable(let rebuild):
            guard let table = returned(rebuild.to.info.name) else { return [] }
            return refusals(of: table) { _ in true } + table.indexes.filter { refuses($0, table) }.map(\.sqlName)
        case .addColumn(let column, let table, _) where database == .sqlite:
            guard let table = returned(table) else { return [] }
            return refusals(of: table) { $0.contains(column.name) }
        case .addColumn(let column, let table, _):
            // Other constraints come in steps of their own.
            guard let table = returned(table), nulls(of: table).contains(column.name) else { return [] }
            return domainChecks(of: column.type).filter { Self.refusesNull($0.condition) }.map(\.sqlName)
        default: return []
        }
    }

    /// A table of the schema before that stays: one that comes again has no rows.
    private func returned(_ name: String) -> Table? {
        tables.contains(name) ? nil : index.tables[name]
    }

    /// The constraints over some columns that come with the table itself.
    private func refusals(of table: Table, where isMeant: ([String]) -> Bool) -> [String] {
        var constraints: [TableConstraint] = []
        func add(_ constraint: TableConstraint, _ info: ConstraintInfo, _ columns: [String]) {
            if info.databases.contains(database), isMeant(columns) { constraints.append(constraint) }
        }
        if let key = table.primaryKey { add(.primaryKey(key), key.info, key.columns) }
        for unique in table.uniques { add(.unique(unique), unique.info, unique.columns) }
        for key in table.foreignKeys { add(.foreignKey(key), key.info, key.columns) }
        for check in table.checks { add(.check(check), check.info, Self.columns(of: check.condition)) }
        for check in DerivedCheck.checks(of: table, on: database, index: index) where isMeant([check.column.name]) {
            constraints.append(.derived(check))
        }
        return constraints.compactMap { refusal($0, table) }
    }

    /// What a constraint is called that can refuse rows; nil: it cannot.
    private func refusal(_ constraint: TableConstraint, _ table: Table) -> String? {
        let (isRefusing, columns): (Bool, [String]) =
            switch constraint {
            case .primaryKey(let key): (repeats(key.columns, in: table), key.columns)
            case .unique(let unique):
                (repeats(unique.columns, in: table, nullsNotDistinct: unique.nullsNotDistinct), unique.columns)
            case .foreignKey(let key): (refuses(key, table), key.columns)
            case .check(let check):
                (refuses(check.condition, nulls(of: table)), Self.columns(of: check.condition))
            case .derived(let check):
                (refuses(check, nulls(of: table)), [check.column.name])
            case .notNull, .exclusion: (false, [])
            }
        guard isRefusing else { return nil }
        if !constraint.sqlName.isEmpty { return constraint.sqlName }
        let names = columns.map { table.column($0)?.sqlName ?? $0 }
        return "\(table.info.sqlName) (\(names.joined(separator: ", ")))"
    }

    private func nulls(of table: Table) -> Set<String> {
        Set((columns[table.info.name] ?? [:]).filter { $0.value == .null }.keys)
    }

    private static func columns(of expression: Expression) -> [String] {
        var names: [String] = []
        expression.forEachColumn { if !names.contains($0) { names.append($0) } }
        return names
    }

    // MARK: Kinds of constraints

    /// Whether rows can have the same values in columns that are to be unique.
    private func repeats(_ key: [String], in table: Table, nullsNotDistinct: Bool = false) -> Bool {
        let returning = columns[table.info.name] ?? [:]
        let values = key.compactMap { returning[$0] }
        guard !values.isEmpty, !values.contains(.different), nullsNotDistinct || !values.contains(.null) else {
            return false
        }
        // What is unique already keeps rows apart.
        let kept = Set(key.filter { returning[$0] == nil })
        let others = [table.primaryKey?.columns].compactMap { $0 } + table.uniques.map(\.columns)
        return !others.contains { !$0.isEmpty && kept.isSuperset(of: $0) }
    }

    private func refuses(_ index: Index, _ table: Table) -> Bool {
        guard index.isUnique, index.databases.contains(database) else { return false }
        let key = index.keys.flatMap { key in
            switch key.value {
            case .column(let name): [name]
            case .expression(let expression): Self.columns(of: expression)
            }
        }
        return repeats(key, in: table, nullsNotDistinct: index.nullsNotDistinct)
    }

    /// Whether rows can refer to what is not there: a row that came again, or one whose key did.
    private func refuses(_ key: ForeignKey, _ table: Table) -> Bool {
        let returning = columns[table.info.name] ?? [:]
        let own = key.columns.compactMap { returning[$0] }
        if own.contains(.null) { return key.isMatchFull && own.count < key.columns.count }
        let target = columns[key.table] ?? [:]
        return !own.isEmpty || tables.contains(key.table) || key.referenced.contains { target[$0] != nil }
    }

    private func refuses(_ check: DerivedCheck, _ nulls: Set<String>) -> Bool {
        guard case .expression(let condition) = check.condition, nulls.contains(check.column.name) else { return false }
        return Self.refusesNull(condition)
    }

    private static func refusesNull(_ condition: Expression) -> Bool {
        NullConditions(nulls: [], isValueNull: true).canFail(condition)
    }

    /// The checks that values of a domain of PostgreSQL keep.
    private func domainChecks(of type: DataType) -> [NamedType.Check] {
        guard case .named(let name) = type, let type = index.types[name], type.storage == .domain else { return [] }
        return type.checks.filter { $0.databases.contains(.postgresql) }
    }

    /// Whether a check fails though it held: what does not read the columns holds still.
    private func refuses(_ condition: Expression, _ nulls: Set<String>) -> Bool {
        if case .infix(.and, let left, let right) = condition.kind {
            return refuses(left, nulls) || refuses(right, nulls)
        }
        guard Self.columns(of: condition).contains(where: nulls.contains) else { return false }
        return NullConditions(nulls: nulls).canFail(condition)
    }
}
