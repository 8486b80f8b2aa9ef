import SchemagenModel

/// The tables and views of a database while the steps of a plan are carried out, as far as locks and scans depend on them:
/// under the names that they have by then, with the foreign keys that are there by then.
struct LiveRelations {
    /// A table, a partition or a view.
    struct Relation {
        var name: QualifiedName
        /// Whether the migration under way made it.
        var isNew: Bool
        /// Whether its rows are in partitions.
        var isDivided = false
        /// The partitions that it is divided into, which are relations of their own.
        var partitions: [Int] = []
        /// What it is a partition of.
        var whole: Int?
        /// The tables that inherit from it.
        var children: [Int] = []
        var foreignKeys: [LiveForeignKey] = []
        var indexes: [LiveIndex] = []
        /// The domains of its columns, the column's own first, then those under it.
        var domains: [String: [QualifiedName]] = [:]
        /// The columns that a validated check proves to hold no NULL, by the check's name.
        var proofs: [String: String] = [:]
        /// The same, of checks that are not validated yet.
        var claims: [String: String] = [:]
        /// The columns that the change under way added.
        var newColumns: Set<String> = []
    }

    struct LiveForeignKey {
        var name: String
        var columns: [String]
        /// The table that it refers to.
        var parent: Int
    }

    struct LiveIndex {
        var name: String
        /// The SQL names of its columns, the leading one first; nil in the place of an expression.
        var keys: [String?]
        var isTree: Bool
    }

    private(set) var relations: [Relation] = []
    private var offsets: [QualifiedName: Int] = [:]
    private var hasInheritance = false
    /// Whose an index is; made when a name is first asked for.
    private var indexOwners: [QualifiedName: Int]?
    private let database: Database

    /// What a schema has.
    init(of schema: Schema?, _ index: SchemaIndex, on database: Database) {
        self.database = database
        guard let schema else { return }
        let tables = schema.tables.filter { $0.info.databases.contains(database) }
        for table in tables { insert(QualifiedName(table.info)) }
        for table in tables { describe(table, index, deferring: [], isBare: false) }
        for view in schema.views where view.info.databases.contains(database) && view.query[database] != nil {
            add(view, index)
        }
        commit()
    }

    subscript(name: QualifiedName) -> Int? { offsets[name] }

    subscript(id: Int) -> Relation {
        get { relations[id] }
        set { relations[id] = newValue }
    }

    /// Ends a migration: others see what it made.
    mutating func commit() {
        for id in relations.indices { relations[id].isNew = false }
    }

    /// Ends a change.
    mutating func settle() {
        for id in relations.indices { relations[id].newColumns = [] }
    }

    /// A table with its partitions and those that inherit from it, at any depth.
    func family(_ id: Int) -> [Int] {
        var family = [id]
        var next = 0
        while next < family.count {
            let relation = relations[family[next]]
            family += (relation.children + relation.partitions).filter { !family.contains($0) }
            next += 1
        }
        return family
    }

    /// A table or partition with its partitions, at any depth.
    func parts(_ id: Int) -> [Int] { [id] + relations[id].partitions.flatMap(parts) }

    /// The partition of a table, or the table itself where none is said.
    func part(_ partition: String?, of id: Int) -> Int? {
        guard let partition else { return id }
        return offsets[QualifiedName(partition, in: relations[id].name.schema)]
    }

    /// The table, or one of its partitions, that has an index.
    func owner(ofIndex name: String, among id: Int) -> Int {
        parts(id).first { relations[$0].indexes.contains { $0.name == name } } ?? id
    }

    /// A partition, what it is a partition of, and so on up to the table.
    func wholes(_ id: Int) -> [Int] { [id] + (relations[id].whole.map(wholes) ?? []) }

    // MARK: What comes and goes

    @discardableResult
    private mutating func insert(_ name: QualifiedName) -> Int {
        offsets[name] = relations.count
        relations.append(Relation(name: name, isNew: true))
        return relations.count - 1
    }

    mutating func add(_ table: Table, _ index: SchemaIndex, deferring: Set<String>) {
        insert(QualifiedName(table.info))
        describe(table, index, deferring: deferring, isBare: true)
    }

    mutating func add(_ view: View, _ index: SchemaIndex) {
        let id = insert(QualifiedName(view.info))
        for index in view.indexes where index.databases.contains(database) {
            relations[id].indexes.append(LiveIndex(index, view.columns))
        }
    }

    /// Takes away a table with its partitions, a partition or a view.
    mutating func remove(_ name: QualifiedName) {
        guard let id = offsets.removeValue(forKey: name) else { return }
        indexOwners = nil
        for part in relations[id].partitions { remove(relations[part].name) }
        if let whole = relations[id].whole { relations[whole].partitions.removeAll { $0 == id } }
        guard hasInheritance else { return }
        for other in relations.indices { relations[other].children.removeAll { $0 == id } }
    }

    /// Lets a table inherit no more from another.
    mutating func part(_ child: Int, from parent: Int) { relations[parent].children.removeAll { $0 == child } }

    /// Fills in what a table has.
    ///
    /// - Parameter isBare: Whether what its partitions have for themselves comes in steps of its own.
    private mutating func describe(_ table: Table, _ index: SchemaIndex, deferring: Set<String>, isBare: Bool) {
        guard let id = offsets[QualifiedName(table.info)] else { return }
        for column in table.columns where column.databases.contains(database) {
            let domains = Self.domains(of: column.type, index, database)
            if !domains.isEmpty { relations[id].domains[column.sqlName] = domains }
        }
        for key in table.foreignKeys
        where key.info.databases.contains(database) && !deferring.contains(key.info.sqlName) {
            add(key, to: id, table, index)
        }
        if let key = table.primaryKey, key.info.databases.contains(database) {
            addIndex(key.info.sqlName, key.columns, to: id, table)
        }
        for unique in table.uniques where unique.info.databases.contains(database) {
            addIndex(unique.info.sqlName, unique.columns, to: id, table)
        }
        for exclusion in table.exclusions where exclusion.info.databases.contains(database) {
            addIndex(exclusion.info.sqlName, [], isTree: false, to: id, table)
        }
        for index in table.indexes where index.databases.contains(database) {
            relations[id].indexes.append(LiveIndex(index, table.columns))
        }
        if let partitioning = table.options.partitioning, database == .postgresql {
            relations[id].isDivided = true
            for partition in partitioning.partitions { add(partition, to: id, table, index, isBare: isBare) }
            for (partition, key) in partitioning.foreignKeys
            where !isBare && key.info.databases.contains(database) {
                if let part = part(partition, of: id) { add(key, to: part, table, index) }
            }
        }
        for base in table.options.inherits {
            guard let info = index.tables[base]?.info, let parent = offsets[QualifiedName(info)] else { continue }
            relations[parent].children.append(id)
            hasInheritance = true
        }
    }

    /// Adds a partition with its own.
    ///
    /// - Parameter isBare: Whether what it has for itself comes in steps of its own.
    mutating func add(_ partition: Partition, to whole: Int, _ table: Table, _ index: SchemaIndex, isBare: Bool) {
        let id = insert(QualifiedName(partition.sqlName, in: relations[whole].name.schema))
        relations[id].whole = whole
        relations[whole].partitions.append(id)
        if !isBare {
            for own in partition.partitionedIndexes where own.databases.contains(database) {
                guard case .index(let index) = own else {
                    relations[id].indexes.append(LiveIndex(name: own.sqlName, keys: [], isTree: false))
                    continue
                }
                relations[id].indexes.append(LiveIndex(index, table.columns))
            }
        }
        guard let inner = partition.partitioning?.partitioning else { return }
        relations[id].isDivided = true
        for part in inner.partitions { add(part, to: id, table, index, isBare: isBare) }
    }

    /// The domains that a column of a type is of, the outermost first.
    static func domains(of type: DataType, _ index: SchemaIndex, _ database: Database) -> [QualifiedName] {
        guard database == .postgresql, case .named(let name) = type, let named = index.types[name] else { return [] }
        let inner = domains(of: named.base, index, database)
        let isDomain = named.storage == .domain && named.info.databases.contains(.postgresql)
        return isDomain ? [QualifiedName(named.info)] + inner : inner
    }

    // MARK: Parts

    mutating func add(_ key: ForeignKey, to id: Int, _ table: Table, _ index: SchemaIndex) {
        guard let info = index.tables[key.table]?.info, let parent = offsets[QualifiedName(info)] else { return }
        let columns = key.columns.map { table.column($0)?.sqlName ?? $0 }
        relations[id].foreignKeys.removeAll { $0.name == key.info.sqlName }
        relations[id].foreignKeys.append(LiveForeignKey(name: key.info.sqlName, columns: columns, parent: parent))
    }

    mutating func addIndex(
        _ name: String, _ columns: [String], isTree: Bool = true, to id: Int, _ table: Table
    ) {
        relations[id].indexes.append(
            LiveIndex(name: name, keys: columns.map { table.column($0)?.sqlName ?? $0 }, isTree: isTree))
    }

    mutating func dropIndex(_ name: String, of id: Int) { relations[id].indexes.removeAll { $0.name == name } }

    /// Takes a constraint away, whatever it is.
    mutating func dropConstraint(_ name: String, of id: Int) {
        relations[id].foreignKeys.removeAll { $0.name == name }
        relations[id].proofs[name] = nil
        relations[id].claims[name] = nil
        dropIndex(name, of: id)
    }

    /// Takes a column away with all that stands on it.
    mutating func dropColumn(_ name: String, of id: Int) {
        relations[id].domains[name] = nil
        relations[id].foreignKeys.removeAll { $0.columns.contains(name) }
        relations[id].indexes.removeAll { $0.keys.contains(name) }
        relations[id].proofs = relations[id].proofs.filter { $0.value != name }
        relations[id].claims = relations[id].claims.filter { $0.value != name }
        relations[id].newColumns.remove(name)
    }

    // MARK: Names

    mutating func rename(_ from: QualifiedName, to: QualifiedName) {
        guard let id = offsets.removeValue(forKey: from) else { return }
        offsets[to] = id
        relations[id].name = to
    }

    /// Gives a namespace another name.
    mutating func renameNamespace(_ from: String, to: String) {
        func renamed(_ name: QualifiedName) -> QualifiedName {
            name.schema == from ? QualifiedName(name.name, in: to) : name
        }
        for id in relations.indices {
            let name = relations[id].name
            if name.schema == from, offsets[name] == id { rename(name, to: renamed(name)) }
            for (column, domains) in relations[id].domains { relations[id].domains[column] = domains.map(renamed) }
        }
    }

    mutating func renameDomain(_ from: QualifiedName, to: QualifiedName) {
        for id in relations.indices {
            for (column, domains) in relations[id].domains where domains.contains(from) {
                relations[id].domains[column] = domains.map { $0 == from ? to : $0 }
            }
        }
    }

    mutating func renameColumn(_ from: String, to: String, of id: Int) {
        if let domains = relations[id].domains.removeValue(forKey: from) { relations[id].domains[to] = domains }
        for key in relations[id].foreignKeys.indices {
            let columns = relations[id].foreignKeys[key].columns
            relations[id].foreignKeys[key].columns = columns.map { $0 == from ? to : $0 }
        }
        for index in relations[id].indexes.indices {
            let keys = relations[id].indexes[index].keys
            relations[id].indexes[index].keys = keys.map { $0 == from ? to : $0 }
        }
        relations[id].proofs = relations[id].proofs.mapValues { $0 == from ? to : $0 }
        relations[id].claims = relations[id].claims.mapValues { $0 == from ? to : $0 }
        if relations[id].newColumns.remove(from) != nil { relations[id].newColumns.insert(to) }
    }

    mutating func renameConstraint(_ from: String, to: String, of id: Int) {
        for key in relations[id].foreignKeys.indices where relations[id].foreignKeys[key].name == from {
            relations[id].foreignKeys[key].name = to
        }
        for index in relations[id].indexes.indices where relations[id].indexes[index].name == from {
            relations[id].indexes[index].name = to
        }
        if let column = relations[id].proofs.removeValue(forKey: from) { relations[id].proofs[to] = column }
        if let column = relations[id].claims.removeValue(forKey: from) { relations[id].claims[to] = column }
    }

    /// Gives an index of whatever table another name.
    mutating func renameIndex(_ from: QualifiedName, to: String) {
        var owners = indexOwners ?? ownersByIndex
        if let id = owners.removeValue(forKey: from) {
            owners[QualifiedName(to, in: from.schema)] = id
            for index in relations[id].indexes.indices where relations[id].indexes[index].name == from.name {
                relations[id].indexes[index].name = to
            }
        }
        indexOwners = owners
    }

    private var ownersByIndex: [QualifiedName: Int] {
        var owners: [QualifiedName: Int] = [:]
        for id in offsets.values {
            for index in relations[id].indexes { owners[QualifiedName(index.name, in: relations[id].name.schema)] = id }
        }
        return owners
    }
}

extension LiveRelations.LiveIndex {
    init(_ index: Index, _ columns: [Column]) {
        name = index.sqlName
        isTree = index.method == "btree" && index.predicate == nil
        keys = index.keys.map { key in
            guard case .column(let name) = key.value else { return nil }
            return columns.first { $0.name == name }?.sqlName ?? name
        }
    }
}
