import SchemagenModel

/// What of a schema reads which columns and names which cases of enums: found by walking through every expression, key and
/// list of columns.
struct SchemaUses {
    /// By the Swift names of table and column: users of the same table, as Markdown.
    private var columns: [String: [String: [String]]] = [:]
    /// By the Swift names of enum and case.
    private var cases: [String: [String: [String]]] = [:]
    /// What is SQL, in which nobody here reads more than words.
    private(set) var sql = SQLMentions()

    private let deprecatedTables: Set<String>

    init(_ schema: Schema) {
        deprecatedTables = Set(schema.tables.compactMap { $0.info.deprecation == nil ? nil : $0.info.name })
        for table in schema.tables { add(table) }
        for type in schema.types where type.info.deprecation == nil {
            let owner = MarkdownText.link(to: DocumentPath(.types, type.info.name), from: .reports)
            if let value = type.defaultValue { add(value, "default of \(owner)", in: nil) }
            for check in type.checks { add(check.condition, "check of \(owner)", in: nil) }
        }
        for view in schema.views where view.info.deprecation == nil {
            let owner = MarkdownText.link(to: DocumentPath(.views, view.info.name), from: .reports)
            sql.add(view.query, "view \(owner)", of: nil, uses: view.uses)
            for property in view.computed where property.deprecation == nil {
                add(property.value, "\(owner) \(MarkdownText.code(property.name))", in: nil)
            }
        }
        for object in schema.opaqueObjects {
            let name = "\(MarkdownText.inline(object.kind)) \(MarkdownText.code(object.identity))"
            sql.add(object.create, name, of: object.table, uses: object.uses)
        }
    }

    /// What uses a column within its table.
    func users(ofColumn column: String, of table: String) -> [String] {
        ReportText.unique(columns[table]?[column] ?? [])
    }

    /// What names a case of an enum.
    func users(ofCase name: String, of enumeration: String) -> [String] {
        ReportText.unique(cases[enumeration]?[name] ?? [])
    }

    // MARK: Tables

    private mutating func add(_ table: Table) {
        let name = table.info.name
        for column in table.columns where column.deprecation == nil {
            let code = MarkdownText.code(column.sqlName)
            if let value = column.defaultValue ?? column.swiftDefault { add(value, "default of \(code)", in: table) }
            if let generated = column.generated { add(generated.value, "generated column \(code)", in: table) }
        }
        for property in table.computed where property.deprecation == nil {
            add(property.value, "computed property \(MarkdownText.code(property.name))", in: table)
        }
        for check in table.checks { add(check, in: table) }
        for key in table.foreignKeys { add(key, in: name) }
        if let key = table.primaryKey { add(.primaryKey(key), in: table) }
        for unique in table.uniques { add(.unique(unique), in: table) }
        for index in table.indexes { add(.index(index), in: table) }
        for exclusion in table.exclusions { add(.exclusion(exclusion), in: table) }
        if let partitioning = table.options.partitioning { add(partitioning, in: table) }
    }

    private mutating func add(_ partitioning: Partitioning, in table: Table) {
        add(partitioning.keys, "partition key", in: table)
        for partition in partitioning.partitions {
            let words = "bounds of partition \(MarkdownText.code(partition.sqlName))"
            switch partition.bound {
            case .range(let from, let to): for value in from + to { add(value, words, in: table) }
            case .list(let values): for value in values { add(value, words, in: table) }
            case .hash, .default: break
            }
            for check in partition.checks { add(check, in: table) }
            for key in partition.foreignKeys { add(key, in: table.info.name) }
            for index in partition.partitionedIndexes where index.partOf == nil { add(index, in: table) }
            if let inner = partition.partitioning { add(inner.partitioning, in: table) }
        }
    }

    private mutating func add(_ value: Partition.BoundValue, _ words: String, in table: Table) {
        if case .value(let expression) = value { add(expression, words, in: table) }
    }

    private mutating func add(_ check: CheckConstraint, in table: Table) {
        add(check.condition, "check \(MarkdownText.code(named(check.info, or: check.name)))", in: table)
    }

    private mutating func add(_ key: ForeignKey, in table: String) {
        add(columns: key.columns + key.onDeleteColumns, "foreign key \(MarkdownText.code(key.info.sqlName))", in: table)
    }

    private mutating func add(_ index: PartitionedIndex, in table: Table) {
        let (code, name) = (MarkdownText.code(index.sqlName), table.info.name)
        switch index {
        case .primaryKey(let key): add(columns: key.columns + key.include, "primary key \(code)", in: name)
        case .unique(let unique): add(columns: unique.columns + unique.include, "unique constraint \(code)", in: name)
        case .exclusion(let exclusion):
            add(exclusion.elements.map(\.key), "exclusion constraint \(code)", in: table)
            if let predicate = exclusion.predicate { add(predicate, "exclusion constraint \(code)", in: table) }
        case .index(let index):
            add(index.keys, "index \(code)", in: table)
            add(columns: index.include, "index \(code)", in: name)
            if let predicate = index.predicate { add(predicate, "index \(code)", in: table) }
        }
    }

    private func named(_ info: ConstraintInfo, or name: String) -> String { info.sqlName.isEmpty ? name : info.sqlName }

    // MARK: Parts

    private mutating func add(_ keys: [IndexKey], _ words: String, in table: Table) {
        for key in keys {
            switch key.value {
            case .column(let column): add(columns: [column], words, in: table.info.name)
            case .expression(let expression): add(expression, words, in: table)
            }
        }
    }

    private mutating func add(columns names: [String], _ words: String, in table: String) {
        for name in names { columns[table, default: [:]][name, default: []].append(words) }
    }

    /// - Parameter table: The table whose columns it reads; nil: it reads none.
    private mutating func add(_ expression: Expression, _ words: String, in table: Table?) {
        var read: [String] = []
        var named: [(enumeration: String, name: String)] = []
        var texts: [SQLText] = []
        expression.forEachPart { part in
            switch part.kind {
            case .column(let name): read.append(name)
            case .enumCase(let enumeration, let name): named.append((enumeration, name))
            case .sql(let text): texts.append(text)
            default: break
            }
        }
        var place = words
        if let table {
            add(columns: read, words, in: table.info.name)
            place += " of " + MarkdownText.link(to: DocumentPath(.tables, table.info.name), from: .reports)
        }
        let enums = texts.isEmpty ? [] : (table?.columns ?? []).compactMap { PageContext.declared($0.type) }
        let near = enums.filter { $0.folder == .enums }.map { ObjectIdentity(.enumeration, $0.name) }
        for text in texts { sql.add(text, place, of: table?.info.name, uses: nil, near: near) }
        // Who is deprecated too may use it.
        guard table.map({ !deprecatedTables.contains($0.info.name) }) ?? true else { return }
        for item in named { cases[item.enumeration, default: [:]][item.name, default: []].append(place) }
    }
}
