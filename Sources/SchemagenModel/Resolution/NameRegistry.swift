import SchemagenLanguage

/// Finds SQL names that collide, by the rules of each database that the schema is for.
///
/// PostgreSQL keeps tables, views, indexes and sequences of a namespace in one list, and their row types, enums and
/// domains in another; the constraints of a table share a third. SQLite has one list of tables, views and indexes for
/// the whole database, and one of triggers, and does not tell capitals from small letters.
final class NameRegistry {
    /// What has a name: small, since there is one for each name of a schema. Its title is put together only where two
    /// collide.
    private struct Owner {
        enum Kind: UInt8 {
            case namespace, enumeration, type, sequence, table, view, partition, column, index, primaryKey, unique
            case exclusion, check, foreignKey, identity, trigger

            var title: String {
                switch self {
                case .namespace: "the namespace"
                case .enumeration: "the enum"
                case .type: "the type"
                case .sequence: "the sequence"
                case .table: "the table"
                case .view: "the view"
                case .partition: "the partition"
                case .column: "a column of"
                case .index: "an index of"
                case .primaryKey: "the primary key of"
                case .unique: "a unique constraint of"
                case .exclusion: "an exclusion constraint of"
                case .check: "a check of"
                case .foreignKey: "a foreign key of"
                case .identity: "the numbering sequence of"
                case .trigger: "the trigger of"
                }
            }
        }

        let kind: Kind
        /// The Swift name of the object, by its place in `objectNames`.
        let object: Int32
        let span: SourceSpan
    }

    /// Two places whose names collide, so that one collision is one finding.
    private struct Pair: Hashable {
        let late: SourceSpan
        let early: SourceSpan
    }

    private let context: ResolutionContext
    /// By namespace and name. The names of Swift strings compare by canonical equivalence, so that two spellings of one
    /// letter collide here too.
    private var relations: [String: [String: Owner]] = [:]
    private var types: [String: [String: Owner]] = [:]
    private var sqliteNames: [String: Owner] = [:]
    private var sqliteTriggers: [String: Owner] = [:]
    private var reported: Set<Pair> = []
    private var objectNames: [String] = []
    /// The names within one table, kept to spare allocations.
    private var local: [String: Owner] = [:]

    private init(context: ResolutionContext) { self.context = context }

    /// Reports the collisions in a schema.
    static func check(_ schema: Schema, context: ResolutionContext) {
        let registry = NameRegistry(context: context)
        registry.reserve(for: schema)
        registry.add(schema.namespaces)
        for object in schema.enums where object.storage == .native {
            registry.addType(object.info, registry.owner(.enumeration, object.info))
        }
        for object in schema.types where object.storage == .domain {
            registry.addType(object.info, registry.owner(.type, object.info))
        }
        for object in schema.sequences {
            registry.addRelation(
                object.info.sqlName, in: object.info.sqlSchema, for: object.info.databases,
                registry.owner(.sequence, object.info))
        }
        // Tables first: a table's name is more of a name than that of an index.
        for position in schema.tables.indices {
            registry.addTable(schema.tables[position].info, registry.owner(.table, schema.tables[position].info))
        }
        for view in schema.views { registry.addTable(view.info, registry.owner(.view, view.info)) }
        for table in schema.tables { registry.addMembers(of: table) }
        for view in schema.views {
            let object = registry.object(view.info.name)
            registry.checkColumns(view.columns, of: view.info, object)
            for index in view.indexes { registry.add(index, of: view.info, object) }
        }
    }

    /// Makes room: growing a dictionary moves everything in it.
    private func reserve(for schema: Schema) {
        var indexes = 0
        var others = schema.tables.count * 2 + schema.views.count
        for position in schema.tables.indices {
            indexes += schema.tables[position].indexes.count
            others += schema.tables[position].uniques.count
        }
        objectNames.reserveCapacity(2 * (schema.tables.count + schema.views.count))
        if context.databases.contains(.postgresql) {
            relations["", default: [:]].reserveCapacity(indexes + others + schema.tables.count)
            types["", default: [:]].reserveCapacity(schema.tables.count + schema.views.count + schema.enums.count)
        }
        if context.databases.contains(.sqlite) { sqliteNames.reserveCapacity(indexes + others) }
    }

    // MARK: Owners

    private func object(_ name: String) -> Int32 {
        objectNames.append(name)
        return Int32(clamping: objectNames.count - 1)
    }

    private func owner(_ kind: Owner.Kind, _ info: ObjectInfo) -> Owner {
        Owner(kind: kind, object: object(info.name), span: info.anchor.span)
    }

    private func title(_ owner: Owner) -> String { "\(owner.kind.title) `\(objectNames[Int(owner.object)])`" }

    private func add(_ namespaces: [Namespace]) {
        var names: [String: Owner] = [:]
        for namespace in namespaces {
            let owner = Owner(kind: .namespace, object: object(namespace.name), span: namespace.anchor.span)
            claim(namespace.sqlName, &names, owner, .postgresql)
        }
    }

    // MARK: Tables

    private func addTable(_ info: ObjectInfo, _ owner: Owner) {
        addRelation(info.sqlName, in: info.sqlSchema, for: info.databases, owner)
        if info.databases.contains(.sqlite) { addSQLite(info.sqlName, owner) }
        addType(info, owner)
    }

    private func addMembers(of table: Table) {
        let info = table.info
        let object = object(info.name)
        checkColumns(table.columns, of: info, object)
        local.removeAll(keepingCapacity: true)
        if let key = table.primaryKey { add(key.info, .primaryKey, of: info, object) }
        for unique in table.uniques { add(unique.info, .unique, of: info, object) }
        for exclusion in table.exclusions { add(exclusion.info, .exclusion, of: info, object) }
        for check in table.checks { add(check.info, .check, of: info, object) }
        for key in table.foreignKeys { add(key.info, .foreignKey, of: info, object) }
        for index in table.indexes { add(index, of: info, object) }
        for position in table.columns.indices where table.columns[position].identity != nil {
            let column = table.columns[position]
            guard let identity = column.identity else { continue }
            addRelation(
                identity.sequenceName, in: info.sqlSchema, for: column.databases,
                Owner(kind: .identity, object: object, span: column.anchor.span))
        }
        if let trigger = table.options.touchTriggerName, info.databases.contains(.sqlite) {
            let owner = Owner(kind: .trigger, object: object, span: info.anchor.span)
            claim(SQLIdentifier.foldedForSQLite(trigger), &sqliteTriggers, owner, .sqlite, name: trigger)
        }
        if let partitioning = table.options.partitioning { add(partitioning, of: info) }
    }

    private func add(_ partitioning: Partitioning, of info: ObjectInfo) {
        for partition in partitioning.partitions {
            var inner = info
            inner.name = partition.name
            inner.sqlName = partition.sqlName
            inner.anchor = partition.anchor
            let owner = owner(.partition, inner)
            addTable(inner, owner)
            local.removeAll(keepingCapacity: true)
            if let key = partition.primaryKey { add(key.info, .primaryKey, of: inner, owner.object) }
            for unique in partition.uniques { add(unique.info, .unique, of: inner, owner.object) }
            for check in partition.checks { add(check.info, .check, of: inner, owner.object) }
            for index in partition.indexes { add(index, of: inner, owner.object) }
            if let nested = partition.partitioning { add(nested.partitioning, of: inner) }
        }
    }

    private func checkColumns(_ columns: [Column], of info: ObjectInfo, _ object: Int32) {
        local.removeAll(keepingCapacity: true)
        let isFolded = info.databases.contains(.sqlite)
        // By position: a copy of a whole column has much to retain.
        for position in columns.indices {
            let sqlName = columns[position].sqlName
            let key = isFolded ? SQLIdentifier.foldedForSQLite(sqlName) : sqlName
            let owner = Owner(kind: .column, object: object, span: columns[position].anchor.span)
            claim(key, &local, owner, isFolded ? .foldedColumns : .columns, name: sqlName)
        }
    }

    private func add(_ index: Index, of info: ObjectInfo, _ object: Int32) {
        let owner = Owner(kind: .index, object: object, span: index.anchor.span)
        addRelation(index.sqlName, in: info.sqlSchema, for: index.databases, owner)
        if index.databases.contains(.sqlite) { addSQLite(index.sqlName, owner) }
    }

    /// Adds a constraint to those of its table, and what is an index too to the relations.
    private func add(_ constraint: ConstraintInfo, _ kind: Owner.Kind, of info: ObjectInfo, _ object: Int32) {
        let owner = Owner(kind: kind, object: object, span: constraint.anchor.span)
        guard claim(constraint.sqlName, &local, owner, .constraints) else { return }
        switch kind {
        case .primaryKey, .unique, .exclusion:
            addRelation(constraint.sqlName, in: info.sqlSchema, for: constraint.databases, owner)
        default: break
        }
    }

    // MARK: Lists of names

    /// Who keeps a list, and why its names have to differ.
    private enum Keeper {
        case postgresql, sqlite, constraints, columns, foldedColumns

        var rule: String {
            switch self {
            case .postgresql: "PostgreSQL keeps them in one list"
            case .sqlite: "SQLite keeps them in one list, capitals or not"
            case .constraints: "the constraints of a table need different names"
            case .columns: "the columns of a table need different names"
            case .foldedColumns: "SQLite does not tell capitals from small letters"
            }
        }
    }

    private func addRelation(_ name: String, in sqlSchema: String?, for databases: DatabaseSet, _ owner: Owner) {
        guard databases.contains(.postgresql) else { return }
        claim(name, &relations[sqlSchema ?? "", default: [:]], owner, .postgresql)
    }

    private func addType(_ info: ObjectInfo, _ owner: Owner) {
        guard info.databases.contains(.postgresql) else { return }
        claim(info.sqlName, &types[info.sqlSchema ?? "", default: [:]], owner, .postgresql)
    }

    private func addSQLite(_ name: String, _ owner: Owner) {
        claim(SQLIdentifier.foldedForSQLite(name), &sqliteNames, owner, .sqlite, name: name)
    }

    @discardableResult
    private func claim(
        _ key: String, _ list: inout [String: Owner], _ owner: Owner, _ keeper: Keeper, name: String? = nil
    ) -> Bool {
        guard let first = list.updateValue(owner, forKey: key) else { return true }
        // The later one in the file is the one to change.
        let (late, early) = owner.span.start < first.span.start ? (first, owner) : (owner, first)
        list[key] = early
        guard reported.insert(Pair(late: late.span, early: early.span)).inserted || late.span == early.span else {
            return false
        }
        context.report(
            .repeatedSQLName,
            "`\(name ?? key)` is the SQL name of \(title(late)) and of \(title(early)), and \(keeper.rule)",
            at: late.span, notes: [Diagnostic.Note("the other one", at: early.span)],
            fixes: [Diagnostic.Fix("give one of them another name with `as`")])
        return false
    }
}
