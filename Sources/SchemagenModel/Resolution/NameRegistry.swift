import SchemagenLanguage

/// Finds SQL names that collide, by the rules of each database that the schema is for.
///
/// PostgreSQL keeps tables, views, indexes and sequences of a namespace in one list, and their row types, enums and
/// domains in another; the constraints of a table share a third. SQLite has one list of tables, views and indexes for
/// the whole database, and one of triggers, and does not tell capitals from small letters.
struct NameRegistry {
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

    /// The lists of names that PostgreSQL keeps for each namespace.
    private struct Names {
        var relations: [String: Owner] = [:]
        var types: [String: Owner] = [:]
    }

    /// Two places whose names collide, so that one collision is one finding.
    private struct Pair: Hashable {
        let late: SourceSpan
        let early: SourceSpan
    }

    private let context: ResolutionContext
    /// By namespace and name. The names of Swift strings compare by canonical equivalence, so that two spellings of one
    /// letter collide here too.
    private var names = Names()
    /// The namespace that `names` are of, and the names of the others.
    private var sqlSchema: String?
    private var otherNames: [String: Names] = [:]
    private var sqliteNames: [String: Owner] = [:]
    private var sqliteTriggers: [String: Owner] = [:]
    private var reported: Set<Pair> = []
    private var objectNames: [String] = []
    /// The names within one table with their owners, kept to spare allocations.
    private var localNames = NamePositions()
    private var localOwners: [Owner] = []

    private init(context: ResolutionContext) { self.context = context }

    /// Reports the collisions in a schema.
    static func check(_ schema: Schema, context: ResolutionContext) {
        var registry = NameRegistry(context: context)
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
    private mutating func reserve(for schema: Schema) {
        var indexes = 0
        var others = schema.tables.count * 2 + schema.views.count
        for position in schema.tables.indices {
            indexes += schema.tables[position].indexes.count
            others += schema.tables[position].uniques.count
        }
        objectNames.reserveCapacity(2 * (schema.tables.count + schema.views.count))
        if context.databases.contains(.postgresql) {
            names.relations.reserveCapacity(indexes + others + schema.tables.count)
            names.types.reserveCapacity(schema.tables.count + schema.views.count + schema.enums.count)
        }
        if context.databases.contains(.sqlite) { sqliteNames.reserveCapacity(indexes + others) }
    }

    // MARK: Owners

    private mutating func object(_ name: String) -> Int32 {
        objectNames.append(name)
        return Int32(clamping: objectNames.count - 1)
    }

    private mutating func owner(_ kind: Owner.Kind, _ info: ObjectInfo) -> Owner {
        Owner(kind: kind, object: object(info.name), span: info.anchor.span)
    }

    private func title(_ owner: Owner) -> String { "\(owner.kind.title) `\(objectNames[Int(owner.object)])`" }

    private mutating func add(_ namespaces: [Namespace]) {
        var names: [String: Owner] = [:]
        for namespace in namespaces {
            let owner = Owner(kind: .namespace, object: object(namespace.name), span: namespace.anchor.span)
            if let first = names.updateValue(owner, forKey: namespace.sqlName) {
                names[namespace.sqlName] = report(namespace.sqlName, first, owner, .postgresql)
            }
        }
    }

    // MARK: Tables

    private mutating func addTable(_ info: ObjectInfo, _ owner: Owner) {
        addRelation(info.sqlName, in: info.sqlSchema, for: info.databases, owner)
        if info.databases.contains(.sqlite) { addSQLite(info.sqlName, owner) }
        addType(info, owner)
    }

    private mutating func addMembers(of table: Table) {
        let info = table.info
        let object = object(info.name)
        checkColumns(table.columns, of: info, object)
        removeLocalNames()
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
            let key = SQLIdentifier.foldedForSQLite(trigger)
            if let first = sqliteTriggers.updateValue(owner, forKey: key) {
                sqliteTriggers[key] = report(trigger, first, owner, .sqlite)
            }
        }
        if let partitioning = table.options.partitioning { add(partitioning, of: info) }
    }

    private mutating func add(_ partitioning: Partitioning, of info: ObjectInfo) {
        for partition in partitioning.partitions {
            var inner = info
            inner.name = partition.name
            inner.sqlName = partition.sqlName
            inner.anchor = partition.anchor
            let owner = owner(.partition, inner)
            addTable(inner, owner)
            removeLocalNames()
            if let key = partition.primaryKey { add(key.info, .primaryKey, of: inner, owner.object) }
            for unique in partition.uniques { add(unique.info, .unique, of: inner, owner.object) }
            for check in partition.checks { add(check.info, .check, of: inner, owner.object) }
            for key in partition.foreignKeys { add(key.info, .foreignKey, of: inner, owner.object) }
            for exclusion in partition.exclusions { add(exclusion.info, .exclusion, of: inner, owner.object) }
            for index in partition.indexes { add(index, of: inner, owner.object) }
            if let nested = partition.partitioning { add(nested.partitioning, of: inner) }
        }
    }

    private mutating func checkColumns(_ columns: [Column], of info: ObjectInfo, _ object: Int32) {
        removeLocalNames()
        let isFolded = info.databases.contains(.sqlite)
        // By position: a copy of a whole column has much to retain.
        for position in columns.indices {
            let sqlName = columns[position].sqlName
            let key = isFolded ? SQLIdentifier.foldedForSQLite(sqlName) : sqlName
            let owner = Owner(kind: .column, object: object, span: columns[position].anchor.span)
            claimLocally(key, owner, isFolded ? .foldedColumns : .columns, name: sqlName)
        }
    }

    private mutating func add(_ index: Index, of info: ObjectInfo, _ object: Int32) {
        let owner = Owner(kind: .index, object: object, span: index.anchor.span)
        addRelation(index.sqlName, in: info.sqlSchema, for: index.databases, owner)
        if index.databases.contains(.sqlite) { addSQLite(index.sqlName, owner) }
    }

    /// Adds a constraint to those of its table, and what is an index too to the relations.
    private mutating func add(_ constraint: ConstraintInfo, _ kind: Owner.Kind, of info: ObjectInfo, _ object: Int32) {
        if constraint.sqlName.isEmpty { return }
        let owner = Owner(kind: kind, object: object, span: constraint.anchor.span)
        guard claimLocally(constraint.sqlName, owner, .constraints, name: constraint.sqlName) else { return }
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

    private mutating func addRelation(_ name: String, in namespace: String?, for databases: DatabaseSet, _ owner: Owner)
    {
        guard databases.contains(.postgresql) else { return }
        open(namespace)
        if let first = names.relations.updateValue(owner, forKey: name) {
            names.relations[name] = report(name, first, owner, .postgresql)
        }
    }

    private mutating func addType(_ info: ObjectInfo, _ owner: Owner) {
        guard info.databases.contains(.postgresql) else { return }
        open(info.sqlSchema)
        if let first = names.types.updateValue(owner, forKey: info.sqlName) {
            names.types[info.sqlName] = report(info.sqlName, first, owner, .postgresql)
        }
    }

    private mutating func addSQLite(_ name: String, _ owner: Owner) {
        let key = SQLIdentifier.foldedForSQLite(name)
        if let first = sqliteNames.updateValue(owner, forKey: key) {
            sqliteNames[key] = report(name, first, owner, .sqlite)
        }
    }

    /// Goes over to the names of a namespace; nearly all names in a row are in one.
    private mutating func open(_ namespace: String?) {
        if namespace == sqlSchema { return }
        otherNames[sqlSchema ?? ""] = names
        names = otherNames.removeValue(forKey: namespace ?? "") ?? Names()
        sqlSchema = namespace
    }

    private mutating func removeLocalNames() {
        localNames.removeAll()
        localOwners.removeAll(keepingCapacity: true)
    }

    /// Adds a name to those of the present table. Whether it is a new one.
    @discardableResult
    private mutating func claimLocally(_ key: String, _ owner: Owner, _ keeper: Keeper, name: String) -> Bool {
        guard let position = localNames[key] else {
            localNames.append(key)
            localOwners.append(owner)
            return true
        }
        localOwners[position] = report(name, localOwners[position], owner, keeper)
        return false
    }

    /// Reports a name that two things have, each two but once. The one that stands first in the file.
    private mutating func report(_ name: String, _ first: Owner, _ second: Owner, _ keeper: Keeper) -> Owner {
        // The later one in the file is the one to change.
        let (late, early) = second.span.start < first.span.start ? (first, second) : (second, first)
        guard reported.insert(Pair(late: late.span, early: early.span)).inserted || late.span == early.span else {
            return early
        }
        context.report(
            .repeatedSQLName,
            "`\(name)` is the SQL name of \(title(late)) and of \(title(early)), and \(keeper.rule)",
            at: late.span, notes: [Diagnostic.Note("the other one", at: early.span)],
            fixes: [Diagnostic.Fix("give one of them another name with `as`")])
        return early
    }
}
