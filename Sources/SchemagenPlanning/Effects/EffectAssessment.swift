import SchemagenModel

/// Walks through the steps of a change in their order and says of each what it does to a database in use.
///
/// What a step locks, writes anew and reads depends on what is there by then: so whoever puts steps into migrations can walk
/// through them before the plan is made.
public struct EffectAssessment {
    let database: Database
    var live: LiveRelations
    private let former: SchemaIndex
    let renamed: SchemaIndex
    let latter: SchemaIndex
    /// The tables and views of the schema that is reached, by SQL name.
    private let finalTables: [QualifiedName: Table]
    private let finalViews: Set<QualifiedName>
    private let finalObjects: Set<String>
    /// What things that go were called before they stepped aside for others of their names.
    private let namesBefore: [String: String]
    private var returning: ReturningData

    /// Starts where the change starts.
    ///
    /// - Parameters:
    ///   - former: The schema before; nil for an empty database.
    ///   - renamed: The same with its new names; nil: as the change ends.
    ///   - schema: The schema after.
    ///   - database: The kind of database.
    public init(from former: Schema?, renamed: Schema?, to schema: Schema, on database: Database) {
        self.database = database
        latter = SchemaIndex(schema)
        self.former = former.map { SchemaIndex($0) } ?? latter
        self.renamed = renamed.map { SchemaIndex($0) } ?? latter
        live = LiveRelations(of: former, self.former, on: database)
        var tables: [QualifiedName: Table] = [:]
        if former != nil { for table in schema.tables { tables[QualifiedName(table.info)] = table } }
        finalTables = tables
        finalViews = former == nil ? [] : Set(schema.views.map { QualifiedName($0.info) })
        finalObjects = former == nil ? [] : Set(schema.opaqueObjects.map(\.name))
        namesBefore = Self.namesBefore(former, renamed, tables)
        returning = ReturningData(former, renamed, self.renamed, on: database)
    }

    /// What the next step does, on the way up or down.
    public mutating func take(_ planned: PlannedStep, isUp: Bool = true) -> StepEffect {
        let index = index(planned.names)
        var effect =
            switch database {
            case .postgresql: postgresqlEffect(of: planned.step, index)
            case .sqlite: sqliteEffect(of: planned.step, index)
            }
        effect.losses = losses(of: planned.step, index).map { namesBefore[$0] ?? $0 }
        if isUp {
            returning.note(planned)
            effect.breaking = breaking(planned.step, index)
            effect.breakingColumns = breakingColumns(planned.step)
            effect.reversibility = reversibility(of: planned.step, index).calling(namesBefore)
        } else {
            effect.refusals = returning.refusals(of: planned)
        }
        carryOut(planned.step, index)
        return effect
    }

    /// What goes and steps aside before, by its path in between: the path that it had.
    private static func namesBefore(_ former: Schema?, _ renamed: Schema?, _ final: [QualifiedName: Table])
        -> [String: String]
    {
        guard let former, let renamed else { return [:] }
        var names: [String: String] = [:]
        for (before, after) in zip(former.tables, renamed.tables) {
            let (name, path) = (QualifiedName(before.info), QualifiedName(after.info))
            guard let latter = final[path] else {
                if name != path { names[path.text] = name.text }
                continue
            }
            for (first, last) in zip(before.columns, after.columns) where first.sqlName != last.sqlName {
                if latter.columns.contains(where: { $0.sqlName == last.sqlName }) { continue }
                names["\(path.text).\(last.sqlName)"] = "\(path.text).\(first.sqlName)"
            }
        }
        return names
    }

    /// Ends a migration: what it made is there for others.
    public mutating func endMigration() { live.commit() }

    private func index(_ names: NameState) -> SchemaIndex {
        switch names {
        case .former: former
        case .renamed: renamed
        case .latter: latter
        }
    }

    // MARK: What is there

    /// A table or view by its Swift name.
    func relation(_ name: String, _ index: SchemaIndex) -> Int? {
        if let table = index.tables[name] { return live[QualifiedName(table.info)] }
        return index.views[name].flatMap { live[QualifiedName($0.info)] }
    }

    /// A partition of a table by its SQL name, or the table or view itself where none is said.
    func part(_ partition: String?, of name: String, _ index: SchemaIndex) -> Int? {
        relation(name, index).flatMap { live.part(partition, of: $0) }
    }

    /// A column by its table's Swift name, as losses name it.
    func path(_ column: Column, _ table: String, _ index: SchemaIndex) -> String {
        let owner = index.tables[table].map { QualifiedName($0.info).text } ?? table
        return "\(owner).\(column.sqlName)"
    }

    /// The column as it is at the end of the change; nil: there is none.
    func finalColumn(_ column: Column, _ table: String, _ index: SchemaIndex) -> Column? {
        guard let owner = index.tables[table] else { return nil }
        return finalTables[QualifiedName(owner.info)]?.columns.first {
            $0.sqlName == column.sqlName && $0.databases.contains(database)
        }
    }

    /// Whether the change ends with a view of the name.
    func endsWithView(_ name: QualifiedName) -> Bool { finalViews.contains(name) }

    /// Whether the change ends with an object of the name that is kept as SQL.
    func endsWithObject(_ name: String) -> Bool { finalObjects.contains(name) }

    // MARK: What a step leaves behind

    private mutating func carryOut(_ step: Step, _ index: SchemaIndex) {
        switch step {
        case .createTable(let table, let deferring): live.add(table, index, deferring: deferring)
        case .dropTable(let table): live.remove(QualifiedName(table.info))
        case .createView(let view): live.add(view, index)
        case .dropView(let view): live.remove(QualifiedName(view.info))
        case .rename(let kind, let from, let to): rename(kind, from, QualifiedName(to, in: from.schema))
        case .move(let kind, let from, let to): rename(kind, from, QualifiedName(from.name, in: to))
        case .renameColumn(let table, let from, let to):
            if let id = live[table] { live.renameColumn(from, to: to, of: id) }
        case .renameConstraint(let table, let from, let to):
            if let id = live[table] { live.renameConstraint(from, to: to, of: id) }
        case .addColumn(let column, let table, _):
            guard let id = relation(table, index) else { return }
            let domains = LiveRelations.domains(of: column.type, index, database)
            live[id].domains[column.sqlName] = domains.isEmpty ? nil : domains
            live[id].newColumns.insert(column.sqlName)
        case .dropColumn(let column, let table):
            if let id = relation(table, index) { live.dropColumn(column.sqlName, of: id) }
        case .changeType(let change, _):
            guard let id = relation(change.table, index) else { return }
            let domains = LiveRelations.domains(of: change.to.type, index, database)
            live[id].domains[change.to.sqlName] = domains.isEmpty ? nil : domains
        case .repartition(let change): repartition(change, index)
        case .rebuildTable(let rebuild):
            live.remove(QualifiedName(rebuild.to.info))
            live.add(rebuild.to, index, deferring: Set(rebuild.to.foreignKeys.map(\.info.sqlName)))
        case .leaveParents(let parents, let table):
            guard let id = relation(table, index) else { return }
            for parent in parents { relation(parent, index).map { live.part(id, from: $0) } }
        case .addConstraint(let constraint, let table, let partition, let isChecked):
            add(constraint, table, partition, isChecked: isChecked, index)
        case .adoptIndex: break
        case .validateConstraint(let constraint, let table):
            guard let id = relation(table, index), let column = live[id].claims[constraint.sqlName] else { return }
            live[id].claims[constraint.sqlName] = nil
            live[id].proofs[constraint.sqlName] = column
        case .dropConstraint(let constraint, let table, let partition):
            if let id = part(partition, of: table, index) { live.dropConstraint(constraint.sqlName, of: id) }
        case .createIndex(let made, let owner, let partition, _),
            .createIndexWithoutParts(let made, let owner, let partition):
            guard let id = part(partition, of: owner, index) else { return }
            let columns = index.tables[owner]?.columns ?? index.views[owner]?.columns ?? []
            live[id].indexes.append(LiveRelations.LiveIndex(made, columns))
        case .dropIndex(let gone, let owner, _):
            guard let id = relation(owner, index) else { return }
            live.dropIndex(gone.sqlName, of: live.owner(ofIndex: gone.sqlName, among: id))
        default: break
        }
    }

    /// What a divided table, or a divided partition, has of partitions afterwards.
    private mutating func repartition(_ change: Repartition, _ index: SchemaIndex) {
        guard let table = index.tables[change.table], let parent = parent(of: change, index) else { return }
        for name in change.dropped + change.emptied + change.remade.map(\.sqlName) {
            if let id = live.part(name, of: parent) { live.remove(live[id].name) }
        }
        for partition in change.created + change.remade where live.part(partition.sqlName, of: parent) == nil {
            live.add(partition, to: parent, table, index, isBare: true)
        }
    }

    /// The table or partition whose partitions change.
    func parent(of change: Repartition, _ index: SchemaIndex) -> Int? {
        relation(change.table, index).flatMap { live.part(change.parent, of: $0) }
    }

    private mutating func rename(_ kind: NamedKind, _ from: QualifiedName, _ to: QualifiedName) {
        switch kind {
        case .namespace: live.renameNamespace(from.name, to: to.name)
        case .table, .view, .materializedView: live.rename(from, to: to)
        case .index: live.renameIndex(from, to: to.name)
        case .domain: live.renameDomain(from, to: to)
        case .sequence, .enumeration, .extension: break
        }
    }

    private mutating func add(
        _ constraint: TableConstraint, _ owner: String, _ partition: String?, isChecked: Bool, _ index: SchemaIndex
    ) {
        guard let id = part(partition, of: owner, index), let table = index.tables[owner] else { return }
        switch constraint {
        case .foreignKey(let key): live.add(key, to: id, table, index)
        case .primaryKey(let key): live.addIndex(key.info.sqlName, key.columns, to: id, table)
        case .unique(let unique): live.addIndex(unique.info.sqlName, unique.columns, to: id, table)
        case .notNull(let column, let name):
            if isChecked { live[id].proofs[name] = column.sqlName } else { live[id].claims[name] = column.sqlName }
        case .exclusion(let exclusion): live.addIndex(exclusion.info.sqlName, [], isTree: false, to: id, table)
        case .check, .derived: break
        }
    }
}

extension ChangePlan {
    /// The same with what each step does.
    ///
    /// - Parameters:
    ///   - former: The schema before; nil for an empty database.
    ///   - schema: The schema after.
    func assessed(from former: Schema?, to schema: Schema) -> ChangePlan {
        var plan = self
        var assessment = EffectAssessment(from: former, renamed: renamed, to: schema, on: database)
        for number in migrations.indices {
            for offset in migrations[number].up.indices {
                plan.migrations[number].up[offset].effect = assessment.take(migrations[number].up[offset])
            }
            assessment.endMigration()
        }
        for number in migrations.indices.reversed() {
            for offset in migrations[number].down.indices {
                plan.migrations[number].down[offset].effect = assessment.take(
                    migrations[number].down[offset], isUp: false)
            }
            assessment.endMigration()
        }
        return plan
    }
}
