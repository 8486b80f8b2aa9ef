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
        func targets(_ path: [String]) -> [[String]] {
            let keys = map.constraints(.foreignKey, of: path).map { $0.list(.referencedTable) }
            return (parents(of: path) + keys).filter { names.tables[$0] != nil && $0 != path }
        }
        for root in paths where states[root] == nil {
            var stack: [(path: [String], targets: [[String]], next: Int)] = [(root, targets(root), 0)]
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

    private func targets(of path: [String]) -> [[String]] {
        let keys = map.constraints(.foreignKey, of: path).map { $0.list(.referencedTable) }
        return (parents(of: path) + keys).filter { names.tables[$0] != nil && $0 != path }
    }

    /// The tables that one inherits from, by their paths.
    func parents(of path: [String]) -> [[String]] {
        (map.catalogue[CatalogueIdentity(.table, path)]?.list(.parents) ?? []).compactMap { PrintedText.path($0) }
    }

    private mutating func table(_ object: CatalogueObject) -> TableDraft {
        let path = object.identity.path
        var draft = TableDraft(name: DraftName(swift: names.tables[path] ?? path[1], sql: path[1]))
        draft.attributes = tableAttributes(object)
        for column in map.columns[path] ?? [] where !column.flag(.isInheritedOnly) {
            draft.columns.append(self.column(column, in: path))
        }
        let partitioned = object.text(.partitionKey)
        if let key = map.primaryKey(of: path), !isText(key), !key.flag(.isInheritedOnly) {
            draft.primaryKey = constraint(key, in: path)
        }
        for unique in map.constraints(.uniqueConstraint, of: path)
        where !isText(unique) && !unique.flag(.isInheritedOnly) {
            draft.uniques.append(constraint(unique, in: path))
        }
        for key in map.constraints(.foreignKey, of: path) where !isText(key) && !key.flag(.isInheritedOnly) {
            if let key = foreignKey(key, in: path) { draft.foreignKeys.append(key) }
        }
        draft.checks = checks(in: path)
        for exclusion in map.constraints(.exclusionConstraint, of: path) {
            if let exclusion = self.exclusion(exclusion, in: path) { draft.exclusions.append(exclusion) }
        }
        draft.indexes = indexes(of: path)
        if let partitioned { draft.partitioning = partitioning(partitioned, of: path, table: path) }
        return draft
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

    /// `@with(…)`; what has no plain name is set by a text of its own.
    mutating func storageParameters(_ object: CatalogueObject) -> [String] {
        var plain: [String] = []
        let given = object.list(.optionsAsGiven)
        for option in given + object.list(.options).filter({ !given.contains($0) }) {
            let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            let isWord = parts[1].utf8.allSatisfy {
                switch $0 {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
            if parts[0].utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x5F }), isWord {
                let isNumber = parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
                plain.append("\(parts[0]): \(isNumber ? parts[1] : SourceText.string(parts[1]))")
            } else {
                let kind = object.identity.kind == .table ? "TABLE" : "INDEX"
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
                        reason: "a storage parameter with a point in its name"))
            }
        }
        return plain.isEmpty ? [] : ["@with(\(plain.joined(separator: ", ")))"]
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
        if let collation = object.text(.collation) {
            let parts = PrintedText.path(collation) ?? [collation]
            draft.attributes.append("@collate(\(SourceText.string(parts.last ?? collation)))")
        }
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
        return draft
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
