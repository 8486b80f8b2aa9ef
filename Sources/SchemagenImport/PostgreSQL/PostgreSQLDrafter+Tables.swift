import SchemagenDatabases
import SchemagenModel
import SchemagenSQL

extension PostgreSQLDrafter {
    /// The tables: those that others refer to first, by name where nothing else decides.
    mutating func tables() -> [DeclarationDraft] {
        var result: [DeclarationDraft] = []
        for path in tableOrder() {
            guard let object = map.catalogue[CatalogueIdentity(.table, path)] else { continue }
            declare(object.identity)
            let documentation = documentation(of: object)
            result.append(
                DeclarationDraft(namespace: namespace(path), documentation: documentation, .table(table(object))))
        }
        return result
    }

    /// Depth first along foreign keys and inheritance; what goes round in a circle keeps the order of names.
    private func tableOrder() -> [[String]] {
        var order: [[String]] = []
        var states: PathMap<Bool> = [:]
        let paths = names.tables.keys.sorted { $0.lexicographicallyPrecedes($1) }
        for root in paths where states[root] == nil {
            var stack: [(path: [String], targets: [[String]], next: Int)] = [(root, targets(of: root), 0)]
            states[root] = false
            while let (path, targets, next) = stack.last {
                guard next < targets.count else {
                    states[path] = true
                    order.append(path)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                if states[targets[next]] == nil {
                    states[targets[next]] = false
                    stack.append((targets[next], self.targets(of: targets[next]), 0))
                }
            }
        }
        return order
    }

    /// What a table inherits from, the tables whose numbers it counts on, then what it refers to by name: the names of
    /// foreign keys may be hashes.
    private func targets(of path: [String]) -> [[String]] {
        let keys = map.constraints(.foreignKey, of: path).map { $0.list(.referencedTable) }
            .sorted { $0.lexicographicallyPrecedes($1) }
        let counted = (map.columns[path] ?? []).compactMap { column -> [String]? in
            guard let sequence = Self.sequence(inDefault: column.text(.defaultValue)) else { return nil }
            let owner = map.catalogue[CatalogueIdentity(.sequence, sequence)]?.list(.ownedBy) ?? []
            return owner.count == 3 ? Array(owner.dropLast()) : nil
        }
        return (parents(of: path) + counted + keys).filter { names.tables[$0] != nil && $0 != path }
    }

    /// The tables that one inherits from, by their paths.
    func parents(of path: [String]) -> [[String]] {
        (map.catalogue[CatalogueIdentity(.table, path)]?.list(.parents) ?? []).compactMap { PrintedText.path($0) }
    }

    private mutating func table(_ object: CatalogueObject) -> TableDraft {
        let path = object.identity.path
        var draft = TableDraft(name: DraftName(swift: names.tables[path] ?? path[1], sql: path[1]))
        draft.attributes = tableAttributes(object)
        for column in map.columns[path] ?? [] {
            if column.flag(.isInheritedOnly) {
                let name = DraftName(swift: columnName(column.identity.path[2], in: path), sql: column.identity.path[2])
                draft.inheritedColumns.append(ColumnDraft(name: name, type: "", isNullable: true))
            } else {
                draft.columns.append(self.column(column, in: path))
            }
        }
        let partitioned = object.text(.partitionKey)
        if let key = map.primaryKey(of: path), !isText(key), !key.flag(.isInheritedOnly), !keepFamily(key) {
            let inherited = Set(draft.inheritedColumns.map(\.name.sql))
            if inherited.isDisjoint(with: key.list(.columns)) {
                draft.primaryKey = constraint(key, in: path)
            } else {
                keepConstraint(key, on: path, reason: "a key here is of a table's own columns")
            }
        }
        for unique in map.constraints(.uniqueConstraint, of: path)
        where !isText(unique) && !unique.flag(.isInheritedOnly) && !keepFamily(unique) {
            draft.uniques.append(constraint(unique, in: path))
        }
        for key in map.constraints(.foreignKey, of: path) where !isText(key) && !key.flag(.isInheritedOnly) {
            if let key = foreignKey(key, in: path) { draft.foreignKeys.append(key) }
        }
        draft.checks = checks(in: path)
        for exclusion in map.constraints(.exclusionConstraint, of: path) where !keepFamily(exclusion) {
            if let exclusion = self.exclusion(exclusion, in: path) { draft.exclusions.append(exclusion) }
        }
        draft.indexes = indexes(of: path)
        draft.attributes += indexAttributes(object, written: Self.indexNames(draft))
        if let partitioned { draft.partitioning = partitioning(partitioned, of: path, table: path) }
        return draft
    }

    /// The SQL names of what a table has an index by.
    private static func indexNames(_ draft: TableDraft) -> Set<String> {
        let constraints = ([draft.primaryKey].compactMap { $0 } + draft.uniques + draft.indexes).compactMap(\.sqlName)
        return Set(constraints + draft.exclusions.map(\.sqlName))
    }

    /// What names an index of a table or materialized view, where the schema has the index in its own words.
    /// - Parameter written: The SQL names of those.
    mutating func indexAttributes(_ object: CatalogueObject, written: Set<String>) -> [String] {
        var attributes: [String] = []
        let path = object.identity.path
        switch object.text(.replicaIdentity) {
        case let word? where word == "full" || word == "nothing":
            attributes.append("@replicaIdentity(\(word))")
            saidSettings.insert(object.identity)
        case let words? where words.hasPrefix("index "):
            if let name = written.first(where: { Self.quoted([$0]) == words.dropFirst(6) }) {
                attributes.append("@replicaIdentity(index: \(SourceText.sqlName(name)))")
                saidSettings.insert(object.identity)
            }
        default: break
        }
        let clustered = ((map.indexes[path] ?? []) + (map.constraints[path] ?? [])).first { $0.flag(.isClustered) }
        if let clustered, clustered.list(.statisticsTarget).isEmpty, let name = clustered.identity.path.last,
            written.contains(name)
        {
            attributes.append("@clusterOn(\(SourceText.sqlName(name)))")
            saidSettings.insert(clustered.identity)
        }
        return attributes
    }

    func isText(_ object: CatalogueObject) -> Bool { findings.asText.contains(object.identity) }

    private mutating func tableAttributes(_ object: CatalogueObject) -> [String] {
        let path = object.identity.path
        var attributes: [String] = []
        if object.flag(.isUnlogged) { attributes.append("@unlogged") }
        attributes += storageParameters(object)
        if object.flag(.hasRowSecurity) {
            attributes.append("@rowSecurity(\(object.flag(.isRowSecurityForced) ? "forced" : "enabled"))")
        } else if object.flag(.isRowSecurityForced) {
            setting(
                object.identity, "row security", "FORCE ROW LEVEL SECURITY", "NO FORCE ROW LEVEL SECURITY", on: path,
                reason: "row security that is forced but not switched on")
        }
        let parents = parents(of: path).compactMap { names.tables[$0] }
        if !parents.isEmpty { attributes.append("@inherits(\(parents.map(SourceText.name).joined(separator: ", ")))") }
        if let space = object.text(.tablespace) {
            notes.append("\(object.identity): the tablespace \(space) is the installation's, and left out")
        }
        return attributes
    }

    /// `@with(…)`; what the language cannot write is set by a text of its own.
    mutating func storageParameters(_ object: CatalogueObject) -> [String] {
        var plain: [String] = []
        var toast: [String] = []
        let given = object.list(.optionsAsGiven)
        for option in given + object.list(.options).filter({ !given.contains($0) })
        where !option.hasPrefix("check_option=") {
            let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            let ofToast = parts[0].hasPrefix("\(StorageParameter.toast).")
            let name = ofToast ? String(parts[0].dropFirst(StorageParameter.toast.count + 1)) : parts[0]
            if name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x5F }), let value = parameterValue(parts[1])
            {
                if ofToast { toast.append("\(name): \(value)") } else { plain.append("\(name): \(value)") }
            } else {
                let kind =
                    switch object.identity.kind {
                    case .index: "INDEX"
                    case .view: "VIEW"
                    case .materializedView: "MATERIALIZED VIEW"
                    default: "TABLE"
                    }
                let path =
                    object.identity.kind == .index
                    ? [object.identity.path[0], object.identity.path[2]] : object.identity.path
                leftovers.append(
                    Leftover(
                        object: object.identity, kind: "setting",
                        identity: "\(parts[0]) of \(object.identity.path.joined(separator: "."))",
                        needs: [object.identity],
                        create: "ALTER \(kind) \(Self.quoted(path)) SET (\(parts[0])=\(Quoting.literal(parts[1])))",
                        drop: "ALTER \(kind) \(Self.quoted(path)) RESET (\(parts[0]))",
                        reason: "the language cannot write the value"))
            }
        }
        if !toast.isEmpty { plain.append("\(StorageParameter.toast): { \(toast.joined(separator: ", ")) }") }
        return plain.isEmpty ? [] : ["@with(\(plain.joined(separator: ", ")))"]
    }

    /// The value of a parameter as source text; nil where the language has none.
    private func parameterValue(_ text: String) -> String? {
        let isWord = text.utf8.allSatisfy {
            switch $0 {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
            default: false
            }
        }
        guard isWord, !text.isEmpty, !text.contains("--") else { return nil }
        let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return isNumber || text == "true" || text == "false" ? text : SourceText.string(text)
    }

    static func quoted(_ path: [String]) -> String { path.map { Quoting.identifier($0) }.joined(separator: ".") }

    /// Something that ALTER TABLE says of a table.
    mutating func setting(
        _ object: CatalogueIdentity, _ what: String, _ set: String, _ reset: String, on path: [String], reason: String
    ) {
        leftovers.append(
            Leftover(
                object: object, kind: "setting", identity: "\(what) of \(object.path.joined(separator: "."))",
                owner: CatalogueIdentity(.table, path), needs: [CatalogueIdentity(.table, path), object],
                create: "ALTER TABLE ONLY \(Self.quoted(path)) \(set)",
                drop: "ALTER TABLE ONLY \(Self.quoted(path)) \(reset)", reason: reason))
    }

    // MARK: Columns

    private mutating func column(_ object: CatalogueObject, in path: [String]) -> ColumnDraft {
        let sqlName = object.identity.path[2]
        let type = types.name(of: object.text(.type) ?? "")
        var draft = ColumnDraft(
            name: DraftName(swift: names.columns[path]?[sqlName] ?? sqlName, sql: sqlName),
            documentation: documentation(of: object), type: type.source, isNullable: !object.flag(.isNotNull))
        if isOfRequiredType(object), draft.isNullable {
            // The domain refuses NULL; the column says nothing.
            draft.isNullable = false
            draft.attributes.append("@notNull(false)")
        }
        if let collation = object.text(.collation) { draft.attributes.append(collate(collation)) }
        if let mode = object.text(.identity) {
            draft.attributes.append(
                identity(mode == "always" ? "always" : "byDefault", object.list(.sequenceParameters), object))
        } else if let sequence = serials[object.identity] {
            declare(sequence.identity)
            draft.attributes.append(identity("serial", sequence.list(.parameters), object))
        } else if let generated = object.text(.generated) {
            let translator = translator(of: path)
            let value = expression(generated, of: object.identity) { translator.value($0) }
            let isVirtual = object.text(.generatedKind) == "virtual"
            draft.attributes.append("@generated(\(value)\(isVirtual ? ", virtual: true" : ""))")
        } else if let value = object.text(.defaultValue) {
            draft.defaultValue = expression(value, of: object.identity) { translator.defaultValue($0, for: type) }
        }
        draft.attributes += keeping(object)
        return draft
    }

    /// Whether a column is of a domain that refuses NULL and is a `type` of the schema.
    func isOfRequiredType(_ column: CatalogueObject) -> Bool {
        guard let path = column.text(.type).flatMap({ PrintedText.path($0) }), names.domains[path] != nil else {
            return false
        }
        return map.catalogue[CatalogueIdentity(.domain, path)]?.flag(.isNotNull) ?? false
    }

    /// How a column is kept; nothing where the language cannot say all of it.
    private mutating func keeping(_ column: CatalogueObject) -> [String] {
        var attributes: [String] = []
        if let storage = column.text(.storage) { attributes.append("@storage(\(storage))") }
        if let compression = column.text(.compression) { attributes.append("@compression(\(compression))") }
        if let target = column.number(.statisticsTarget) { attributes.append("@statistics(\(target))") }
        var parameters: [String] = []
        for option in column.list(.options) {
            let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let value = parameterValue(parts[1]) else { return [] }
            parameters.append("\(parts[0]): \(value)")
        }
        if !parameters.isEmpty { attributes.append("@with(\(parameters.joined(separator: ", ")))") }
        if !attributes.isEmpty { saidSettings.insert(column.identity) }
        return attributes
    }

    private func identity(_ mode: String, _ parameters: [String], _ column: CatalogueObject) -> String {
        var arguments = mode == "byDefault" ? [] : [mode]
        arguments += Self.sequenceOptions(parameters)
        let path = column.identity.path
        if let name = sequenceName(of: column), name != naming.name(.identity, table: path[1], columns: [path[2]]) {
            arguments.append("sequence: \(SourceText.sqlName(name))")
        }
        return arguments.isEmpty ? "@identity" : "@identity(\(arguments.joined(separator: ", ")))"
    }
}
