import SchemagenLanguage

/// Finds SQL names that collide, by the rules of each database that the schema is for.
///
/// PostgreSQL keeps tables, views, indexes and sequences of a namespace in one list, and their row types, enums and
/// domains in another; the constraints of a table share a third. SQLite has one list of tables, views and indexes for
/// the whole database, and one of triggers, and does not tell capitals from small letters.
final class NameRegistry {
    /// What has a name. Its title is put together only where two collide.
    private struct Owner {
        /// `an index of`
        let kind: String
        /// `Lead`
        let name: String
        /// `email`, of a column.
        var member: String?
        let span: SourceSpan

        var title: String { "\(kind) `\(name)\(member.map { "." + $0 } ?? "")`" }
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

    private init(context: ResolutionContext) { self.context = context }

    /// Reports the collisions in a schema.
    static func check(_ schema: Schema, context: ResolutionContext) {
        let registry = NameRegistry(context: context)
        registry.add(schema.namespaces)
        for object in schema.enums where object.storage == .native {
            registry.addType(object.info, "the enum")
        }
        for object in schema.types where object.storage == .domain {
            registry.addType(object.info, "the type")
        }
        for object in schema.sequences {
            registry.addRelation(
                object.info.sqlName, in: object.info.sqlSchema, for: object.info.databases,
                Owner(kind: "the sequence", name: object.info.name, span: object.info.anchor.span))
        }
        // Tables first: a table's name is more of a name than that of an index.
        for table in schema.tables { registry.addName(of: table) }
        for view in schema.views { registry.addTable(view.info, "the view") }
        for table in schema.tables { registry.addMembers(of: table) }
        for view in schema.views {
            registry.checkColumns(view.columns, of: view.info)
            for index in view.indexes { registry.add(index, of: view.info) }
        }
    }

    private func add(_ namespaces: [Namespace]) {
        var names: [String: Owner] = [:]
        for namespace in namespaces {
            claim(
                namespace.sqlName, &names,
                Owner(kind: "the namespace", name: namespace.name, span: namespace.anchor.span), .postgresql)
        }
    }

    // MARK: Tables

    private func addName(of table: Table) { addTable(table.info, "the table") }

    private func addTable(_ info: ObjectInfo, _ kind: String) {
        let owner = Owner(kind: kind, name: info.name, span: info.anchor.span)
        addRelation(info.sqlName, in: info.sqlSchema, for: info.databases, owner)
        if info.databases.contains(.sqlite) { addSQLite(info.sqlName, owner) }
        addType(info, kind)
    }

    private func addMembers(of table: Table) {
        let info = table.info
        checkColumns(table.columns, of: info)
        var constraints: [String: Owner] = [:]
        if let key = table.primaryKey {
            add(key.info, "the primary key of", info.name, isIndex: true, of: info, &constraints)
        }
        for unique in table.uniques {
            add(unique.info, "a unique constraint of", info.name, isIndex: true, of: info, &constraints)
        }
        for exclusion in table.exclusions {
            add(exclusion.info, "an exclusion constraint of", info.name, isIndex: true, of: info, &constraints)
        }
        for check in table.checks { add(check.info, "a check of", info.name, isIndex: false, of: info, &constraints) }
        for key in table.foreignKeys {
            add(key.info, "a foreign key of", info.name, isIndex: false, of: info, &constraints)
        }
        for index in table.indexes { add(index, of: info) }
        for column in table.columns {
            guard let identity = column.identity else { continue }
            addRelation(
                identity.sequenceName, in: info.sqlSchema, for: column.databases,
                Owner(kind: "the sequence of", name: info.name, member: column.name, span: column.anchor.span))
        }
        if let trigger = table.options.touchTriggerName, info.databases.contains(.sqlite) {
            let owner = Owner(kind: "the trigger of", name: info.name, span: info.anchor.span)
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
            addTable(inner, "the partition")
            var constraints: [String: Owner] = [:]
            if let key = partition.primaryKey {
                add(key.info, "the primary key of", partition.name, isIndex: true, of: inner, &constraints)
            }
            for unique in partition.uniques {
                add(unique.info, "a unique constraint of", partition.name, isIndex: true, of: inner, &constraints)
            }
            for check in partition.checks {
                add(check.info, "a check of", partition.name, isIndex: false, of: inner, &constraints)
            }
            for index in partition.indexes { add(index, of: inner) }
            if let nested = partition.partitioning { add(nested.partitioning, of: inner) }
        }
    }

    private func checkColumns(_ columns: [Column], of info: ObjectInfo) {
        var names: [String: Owner] = [:]
        let isFolded = info.databases.contains(.sqlite)
        for column in columns {
            let key = isFolded ? SQLIdentifier.foldedForSQLite(column.sqlName) : column.sqlName
            let owner = Owner(
                kind: "the column", name: info.name, member: column.name, span: column.anchor.span)
            claim(key, &names, owner, isFolded ? .foldedColumns : .columns, name: column.sqlName)
        }
    }

    private func add(_ index: Index, of info: ObjectInfo) {
        let owner = Owner(kind: "an index of", name: info.name, span: index.anchor.span)
        addRelation(index.sqlName, in: info.sqlSchema, for: index.databases, owner)
        if index.databases.contains(.sqlite) { addSQLite(index.sqlName, owner) }
    }

    private func add(
        _ constraint: ConstraintInfo, _ kind: String, _ name: String, isIndex: Bool, of info: ObjectInfo,
        _ constraints: inout [String: Owner]
    ) {
        let owner = Owner(kind: kind, name: name, span: constraint.anchor.span)
        let isFree = claim(constraint.sqlName, &constraints, owner, .constraints)
        guard isIndex, isFree else { return }
        addRelation(constraint.sqlName, in: info.sqlSchema, for: constraint.databases, owner)
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

    private func addType(_ info: ObjectInfo, _ kind: String) {
        guard info.databases.contains(.postgresql) else { return }
        let owner = Owner(kind: kind, name: info.name, span: info.anchor.span)
        claim(info.sqlName, &types[info.sqlSchema ?? "", default: [:]], owner, .postgresql)
    }

    private func addSQLite(_ name: String, _ owner: Owner) {
        claim(SQLIdentifier.foldedForSQLite(name), &sqliteNames, owner, .sqlite, name: name)
    }

    @discardableResult
    private func claim(
        _ key: String, _ list: inout [String: Owner], _ owner: Owner, _ keeper: Keeper, name: String? = nil
    ) -> Bool {
        guard let first = list[key] else {
            list[key] = owner
            return true
        }
        // The later one in the file is the one to change.
        let (late, early) = owner.span.start < first.span.start ? (first, owner) : (owner, first)
        list[key] = early
        guard reported.insert(Pair(late: late.span, early: early.span)).inserted || late.span == early.span else {
            return false
        }
        context.report(
            .repeatedSQLName,
            "`\(name ?? key)` is the SQL name of \(late.title) and of \(early.title), and \(keeper.rule)",
            at: late.span, notes: [Diagnostic.Note("the other one", at: early.span)],
            fixes: [Diagnostic.Fix("give one of them another name with `as`")])
        return false
    }
}
