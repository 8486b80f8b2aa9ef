import SchemagenModel

extension ChangePlan {
    /// What rows that are written after the change do to its way back.
    ///
    /// Derived from the steps of the way down: each that adds or validates a constraint, takes NULL from a column, gives it a
    /// narrower type or takes a value from an enum, where the schema after does not ask the same of every row. What comes
    /// again without its values is not in it: the effects of the steps have that.
    ///
    /// - Parameters:
    ///   - former: The schema before; nil: there was nothing, and nothing is in the way.
    ///   - schema: The schema after.
    public func wayBack(from former: Schema?, to schema: Schema) -> WayBack {
        guard let former, let renamed else { return WayBack(refusals: migrations.map { _ in [] }) }
        var assessment = WayBackAssessment(
            WayBackNames(from: former, renamed: renamed, to: schema, on: database),
            TypeConversion(
                from: Structure(of: schema, on: database), to: Structure(of: renamed, on: database)), schema)
        for planned in migrations.flatMap(\.down) { assessment.note(planned) }
        var refusals = [[WayBackRefusal]](repeating: [], count: migrations.count)
        // The last migration goes back first, and is the first to fail.
        for number in migrations.indices.reversed() {
            for planned in migrations[number].down {
                refusals[number] += assessment.take(planned)
            }
        }
        return WayBack(refusals: refusals, cut: assessment.cut)
    }
}

/// Walks through the steps of a way down.
struct WayBackAssessment {
    let names: WayBackNames
    let conversion: TypeConversion
    /// The schema after.
    let latter: Schema
    /// What comes again, by SQL names: such a table has no rows, such a column no values of its own, but NULL where it is so.
    var returningTables: Set<QualifiedName> = []
    var returningColumns: [QualifiedName: [String: Bool]] = [:]
    /// The columns that get values where they have none.
    var filled: [QualifiedName: Set<String>] = [:]
    /// The texts that become others on the way, by table and column.
    var replaced: [QualifiedName: [String: [TextReplacement]]] = [:]
    var cut: [String] = []
    private var told: Set<WayBackRefusal> = []

    init(_ names: WayBackNames, _ conversion: TypeConversion, _ latter: Schema) {
        self.names = names
        self.conversion = conversion
        self.latter = latter
    }

    // MARK: What comes again

    /// Notes what a step brings back or gives a value.
    mutating func note(_ planned: PlannedStep) {
        switch planned.step {
        case .createTable(let table, _):
            if let owner = names.table(table.info.name, planned.names) {
                returningTables.insert(QualifiedName(owner.info))
            }
        case .addColumn(let column, let table, _):
            guard let owner = names.table(table, planned.names) else { return }
            note(names.column(column, of: table, planned.names), of: owner)
        case .rebuildTable(let rebuild):
            let copied = Set(rebuild.copies.map(\.column))
            for column in rebuild.to.columns where !copied.contains(column.name) && column.generated == nil {
                note(column, of: rebuild.to)
            }
        case .backfill(let backfill):
            guard let owner = names.table(backfill.table, planned.names) else { return }
            for value in backfill.values {
                filled[QualifiedName(owner.info), default: []].insert(
                    names.column(value.column, of: backfill.table, planned.names).sqlName)
            }
        case .changeType(let change, .text(let texts)):
            // Where it comes from is a column of the schema after.
            guard let latter = names.latter.tables[change.formerTable] else { return }
            replaced[QualifiedName(latter.info), default: [:]][change.from.sqlName, default: []] += texts
        default: break
        }
    }

    private mutating func note(_ column: Column, of table: Table) {
        let isNull = names.renamed.defaultValue(of: column) == nil && column.identity == nil
        returningColumns[QualifiedName(table.info), default: [:]][column.sqlName] = isNull && column.generated == nil
    }

    /// A table of the schema before whose rows are there at the time, and the same as the schema after has it.
    /// - Parameter partition: One of its partitions, whose rows are meant; what it has for itself is the table's then.
    func standing(
        _ name: String, _ state: NameState, in partition: String? = nil
    ) -> (owner: Table, latter: Table)? {
        guard let owner = names.table(name, state), !returningTables.contains(QualifiedName(owner.info)),
            var latter = names.latter(owner)
        else { return nil }
        if let partition {
            // One that comes again has no rows.
            guard let part = latter.options.partitioning?.partition(partition) else { return nil }
            latter.checks += part.checks
            latter.uniques += part.uniques
            latter.foreignKeys += part.foreignKeys
            latter.exclusions += part.exclusions
            latter.indexes += part.indexes
            latter.primaryKey = latter.primaryKey ?? part.primaryKey
        }
        return (owner, latter)
    }

    /// - Parameter column: By its Swift name in the table.
    func isReturning(_ column: String, of table: Table) -> Bool {
        guard let returning = returningColumns[QualifiedName(table.info)] else { return false }
        return returning[table.column(column)?.sqlName ?? column] != nil
    }

    private func nulls(of table: Table) -> Set<String> {
        let returning = returningColumns[QualifiedName(table.info)] ?? [:]
        return Set(table.columns.filter { returning[$0.sqlName] == true }.map(\.name))
    }

    // MARK: Step by step

    /// What makes the next step fail, once.
    mutating func take(_ planned: PlannedStep) -> [WayBackRefusal] {
        // What comes again without its values is said of the step itself.
        let known = Set(planned.effect.refusals)
        return refusals(of: planned).filter { refusal in
            !(refusal.constraint.map(known.contains) ?? false) && told.insert(refusal).inserted
        }
    }

    private mutating func refusals(of planned: PlannedStep) -> [WayBackRefusal] {
        let state = planned.names
        switch planned.step {
        case .addConstraint(let constraint, let table, let partition, true):
            guard let (owner, latter) = standing(table, state, in: partition) else { return [] }
            return refusals(of: names.constraint(constraint, of: table, state), owner, latter)
        case .validateConstraint(let constraint, let table), .adoptIndex(let constraint, let table):
            guard let (owner, latter) = standing(table, state) else { return [] }
            return refusals(of: names.constraint(constraint, of: table, state), owner, latter)
        case .createIndex(let index, let table, let partition, _),
            .createIndexWithoutParts(let index, let table, let partition):
            // The part of a partition refuses what the whole does.
            guard index.partOf == nil, let (owner, latter) = standing(table, state, in: partition) else { return [] }
            return refusals(of: names.index(index, of: table, state), owner, latter)
        case .changeNullability(let column, let table, false):
            guard let (owner, latter) = standing(table, state) else { return [] }
            return missing(names.column(column, of: table, state), owner, latter)
        case .changeType(let change, let conversion):
            guard let table = names.latter.tables[change.formerTable], let owner = names.renamed(table),
                let latter = standing(owner.info.name, .renamed)?.latter
            else { return [] }
            let column = names.column(change.from.sqlName, of: owner) ?? change.to
            return retyped(column, conversion, owner, latter) + domain(of: column, owner, latter)
        case .addDomainCheck(let check, let type, true), .validateDomainCheck(let check, let type):
            return broken(check, names.latter(type, state))
        case .changeDomainNullability(let type, false):
            return columns(of: names.latter(type, state)).flatMap { missing($0.column, $0.table, $0.table) }
        case .rebuildTable(let rebuild): return refusals(of: rebuild)
        case .repartition(let change):
            guard let (owner, latter) = standing(change.table, state) else { return [] }
            return unplaced(change, owner, latter)
        case .createOpaque(let object): return refusals(of: object, state)
        default: return []
        }
    }

    func path(_ table: Table) -> String { QualifiedName(table.info).text }

    func promises(_ latter: Table) -> KeptPromises { KeptPromises(latter, names) }

    // MARK: Constraints and indexes

    mutating func refusals(of constraint: TableConstraint, _ owner: Table, _ latter: Table) -> [WayBackRefusal] {
        let promises = promises(latter)
        let table = path(latter)
        func one(_ isKept: Bool, _ cause: @autoclosure () -> WayBackRefusal.Cause) -> [WayBackRefusal] {
            isKept ? [] : [WayBackRefusal(table, cause(), constraint: constraint.sqlName)]
        }
        switch constraint {
        case .primaryKey(let key): return repeated(key.columns, key.info, owner, latter)
        case .unique(let unique):
            return repeated(unique.columns, unique.info, owner, latter, nullsNotDistinct: unique.nullsNotDistinct)
        case .foreignKey(let key):
            // What a table holds that comes again is gone: the step itself says that.
            let target = names.renamed.tables[key.table]
            let comes =
                key.columns.contains { isReturning($0, of: owner) }
                || target.map { returningTables.contains(QualifiedName($0.info)) } ?? false
            return one(
                comes || key.info.isNotValid || promises.has(key, of: owner),
                .refersToNothing(
                    WayBackNames.names(key.columns, of: owner), target: target.map(path) ?? key.table))
        case .check(let check):
            let isKept =
                check.info.isNotValid || promises.checks(check.condition, of: owner)
                || !reads(check.condition, of: owner)
            return one(isKept, .breaksCheck)
        case .derived(let check):
            guard !isReturning(check.column.name, of: owner),
                let column = names.column(check.column.sqlName, of: latter)
            else {
                return []
            }
            switch check.condition {
            case .expression(let condition):
                return one(promises.checks(condition, ofTypeOf: column), .breaksCheck)
            case .membership: return retyped(check.column, .automatic, owner, latter, constraint: check.sqlName)
            }
        case .notNull(let column, _): return missing(column, owner, latter)
        case .exclusion(let exclusion): return one(promises.has(exclusion, of: owner), .collides)
        }
    }

    /// Whether a condition can fail for what the rows hold of their own: NULL in all that comes again may decide it.
    private func reads(_ condition: Expression, of owner: Table) -> Bool {
        var isOwn = condition.holdsSQL
        condition.forEachColumn { if !isReturning($0, of: owner) { isOwn = true } }
        return isOwn && NullConditions(nulls: nulls(of: owner)).canFail(condition)
    }

    private func repeated(
        _ columns: [String], _ info: ConstraintInfo, _ owner: Table, _ latter: Table, nullsNotDistinct: Bool = false
    ) -> [WayBackRefusal] {
        let sqlNames = WayBackNames.names(columns, of: owner)
        guard !columns.contains(where: { isReturning($0, of: owner) }),
            !promises(latter).isUnique(sqlNames, nullsNotDistinct: nullsNotDistinct)
        else { return [] }
        return [WayBackRefusal(path(latter), .repeats(sqlNames), constraint: info.sqlName)]
    }

    func refusals(of index: Index, _ owner: Table, _ latter: Table) -> [WayBackRefusal] {
        let promises = promises(latter)
        let columns = KeptPromises.columns(of: index)
        guard index.isUnique, index.databases.contains(names.database), !promises.has(index, of: owner),
            !columns.contains(where: { isReturning($0, of: owner) }),
            !promises.isUnique(WayBackNames.names(columns, of: owner), nullsNotDistinct: index.nullsNotDistinct)
        else { return [] }
        let keys = index.keys.map { key in
            switch key.value {
            case .column(let column): WayBackNames.names([column], of: owner)[0]
            case .expression(let expression): WayBackNames.text(of: expression, in: owner, names.renamed)
            }
        }
        return [WayBackRefusal(path(latter), .repeats(keys), constraint: index.sqlName)]
    }

    private func refusals(of object: OpaqueObject, _ state: NameState) -> [WayBackRefusal] {
        guard ["constraint", "index"].contains(object.kind), let table = object.table,
            let latter = standing(table, state)?.latter
        else { return [] }
        let text = object.create[names.database]
        let isThere = self.latter.opaqueObjects.contains {
            $0.kind == object.kind && $0.table == latter.info.name && $0.create[names.database] == text
        }
        let isHarmless = object.kind == "index" && text?.uppercased().contains("UNIQUE") != true
        return isThere || isHarmless ? [] : [WayBackRefusal(path(latter), .breaksSQL(object.name))]
    }
}
