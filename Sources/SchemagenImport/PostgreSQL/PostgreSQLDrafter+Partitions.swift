import SchemagenDatabases
import SchemagenModel
import SchemagenSQL

extension PostgreSQLDrafter {
    /// How a table or partition is divided.
    /// - Parameters:
    ///   - printed: `RANGE (created_at)`.
    ///   - path: What is divided.
    ///   - table: The table that it is or is a part of.
    mutating func partitioning(_ printed: String, of path: [String], table: [String]) -> PartitioningDraft? {
        guard let text = PrintedText(printed), case .word(let strategy)? = text.tokens.first?.kind,
            text.tokens.count > 1,
            let end = text.end(of: 1)
        else { return nil }
        let identity = CatalogueIdentity(.table, path)
        var keys: [KeyDraft.Key] = []
        for part in text.parts(2..<end - 1) {
            guard let key = key(text, part, of: identity, in: table) else { return nil }
            keys.append(key)
        }
        var draft = PartitioningDraft(strategy: strategy.lowercased(), keys: keys, partitions: [])
        var pool = NamePool(reserved: [], isForFiles: false)
        for object in map.partitions[path] ?? [] where object.identity.kind == .table {
            if let reason = reasonToKeep(object) {
                keepPartition(object, of: path, reason: reason)
            } else {
                draft.partitions.append(partition(object, of: path, table: table, keys, &pool))
            }
        }
        return draft
    }

    /// Why a partition is kept as text; nil where it is not, or only because the one is that it is in.
    private func reasonToKeep(_ object: CatalogueObject) -> String? {
        let (path, parent) = (object.identity.path, object.list(.partitionOf))
        if path[0] != parent[0] { return "it is in another schema than its table" }
        if isText(object) || columnNames(path) != columnNames(parent) {
            return "its columns stand in another order than its table's"
        }
        return nil
    }

    /// The partition, at whatever depth around a table, that is kept as text together with it; nil where there is none.
    func keptPartition(around path: [String]) -> CatalogueIdentity? {
        var path = path
        var kept: CatalogueIdentity?
        while let object = map.catalogue[CatalogueIdentity(.table, path)], map.isPartition(object) {
            if reasonToKeep(object) != nil { kept = object.identity }
            path = object.list(.partitionOf)
        }
        return kept
    }

    /// The partitions of a table that are kept as text, at whatever depth.
    func keptPartitions(of path: [String]) -> Set<CatalogueIdentity> {
        var kept: Set<CatalogueIdentity> = []
        for object in map.partitions[path] ?? [] where object.identity.kind == .table {
            if keptPartition(around: object.identity.path) != nil { kept.insert(object.identity) }
            kept.formUnion(keptPartitions(of: object.identity.path))
        }
        return kept
    }

    private func columnNames(_ path: [String]) -> [String] { (map.columns[path] ?? []).map { $0.identity.path[2] } }

    /// Keeps a partition as a table that is attached, and with it those that it is divided into.
    private mutating func keepPartition(_ object: CatalogueObject, of parent: [String], reason: String) {
        let path = object.identity.path
        let name = Self.quoted(path)
        declare(object.identity)
        let indexes =
            (map.constraints[path] ?? []).filter { $0.identity.kind != .foreignKey } + (map.indexes[path] ?? [])
        let apart = Set(indexes.filter { keepFamily($0) }.map(\.identity))
        leftovers.append(
            Leftover(
                object: object.identity, kind: "table", identity: name,
                needs: [CatalogueIdentity(.table, parent)],
                create: OpaquePlacing.table(object, name, map, isPartition: true, without: apart)
                    + ";\nALTER TABLE ONLY \(Self.quoted(parent)) ATTACH PARTITION \(name) \(object.text(.bound) ?? "")",
                reason: reason))
        for key in map.constraints(.foreignKey, of: path) where !key.flag(.isInheritedOnly) {
            keepConstraint(key, on: path, reason: "its partition is kept as text")
        }
        for part in map.partitions[path] ?? [] where part.identity.kind == .table {
            keepPartition(part, of: path, reason: "it is a part of a partition that is kept as text")
        }
    }

    private mutating func partition(
        _ object: CatalogueObject, of parent: [String], table: [String], _ keys: [KeyDraft.Key], _ pool: inout NamePool
    ) -> PartitionDraft {
        let path = object.identity.path
        declare(object.identity)
        let short = path[1].hasPrefix(parent[1] + "_") ? String(path[1].dropFirst(parent[1].count + 1)) : path[1]
        // `2024` of `events_2024`: a name begins with a letter.
        let named = short.first?.isNumber == true ? "p\(short)" : short
        let name = DraftName(swift: pool.take([SwiftWords.member(named)]), sql: path[1])
        var draft = PartitionDraft(
            name: name, documentation: documentation(of: object), bound: bound(object, keys, table: table))
        if let key = map.primaryKey(of: path), !isText(key), isSaid(key), !keepFamily(key) {
            draft.primaryKey = constraint(key, in: table)
        }
        for unique in map.constraints(.uniqueConstraint, of: path)
        where !isText(unique) && isSaid(unique) && !keepFamily(unique) {
            draft.uniques.append(constraint(unique, in: table))
        }
        draft.checks = checks(in: path, table: table)
        for key in map.constraints(.foreignKey, of: path) where !key.flag(.isInheritedOnly) && !isText(key) {
            if let key = foreignKey(key, in: path, of: table) { draft.foreignKeys.append(key) }
        }
        for exclusion in map.constraints(.exclusionConstraint, of: path)
        where isSaid(exclusion) && !keepFamily(exclusion) {
            if let exclusion = self.exclusion(exclusion, in: path, of: table) { draft.exclusions.append(exclusion) }
        }
        for index in map.indexes[path] ?? [] where isSaid(index) && !keepFamily(index) {
            if let index = self.index(index, in: table) { draft.indexes.append(index) }
        }
        partitionSettings(object, of: parent)
        if let inner = object.text(.partitionKey) { draft.partitioning = partitioning(inner, of: path, table: table) }
        return draft
    }

    /// What a partition has that its table has not.
    private mutating func partitionSettings(_ object: CatalogueObject, of parent: [String]) {
        let path = object.identity.path
        for attribute in storageParameterList(object) {
            setting(
                object.identity, "storage parameters", "SET (\(attribute))",
                "RESET (\(attribute.split(separator: "=").first.map(String.init) ?? ""))", on: path,
                reason: "storage parameters of a partition alone")
        }
        if object.flag(.hasRowSecurity) {
            setting(
                object.identity, "row security", "ENABLE ROW LEVEL SECURITY", "DISABLE ROW LEVEL SECURITY", on: path,
                reason: "row security of a partition alone")
        }
        let key = map.primaryKey(of: path)?.list(.columns) ?? []
        for column in map.columns[path] ?? [] {
            let usual = map.catalogue[CatalogueIdentity(.column, parent + [column.identity.path[2]])]
            if column.flag(.isNotNull), usual?.flag(.isNotNull) == false, !key.contains(column.identity.path[2]) {
                let name = Quoting.identifier(column.identity.path[2])
                setting(
                    column.identity, "not null", "ALTER COLUMN \(name) SET NOT NULL",
                    "ALTER COLUMN \(name) DROP NOT NULL", on: path, reason: "a NOT NULL of a partition alone")
            }
            if findings.ownDefaults.contains(column.identity) {
                let name = Quoting.identifier(column.identity.path[2])
                let usual = usual?.text(.defaultValue)
                setting(
                    column.identity, "default",
                    column.text(.defaultValue).map { "ALTER COLUMN \(name) SET DEFAULT \($0)" }
                        ?? "ALTER COLUMN \(name) DROP DEFAULT",
                    usual.map { "ALTER COLUMN \(name) SET DEFAULT \($0)" } ?? "ALTER COLUMN \(name) DROP DEFAULT",
                    on: path, reason: "a default of a partition alone")
            }
        }
        for (identity, given) in findings.givenNames.sorted(by: { $0.key < $1.key })
        where Array(identity.path.dropLast()) == path {
            let name = identity.path[2]
            func rename(_ from: String, _ to: String) -> String {
                "ALTER TABLE \(Self.quoted(path)) RENAME CONSTRAINT \(Self.quoted([from])) TO \(Self.quoted([to]))"
            }
            leftovers.append(
                Leftover(
                    object: identity, kind: "setting", identity: "name of \(identity.path.joined(separator: "."))",
                    needs: [object.identity], create: rename(given, name), drop: rename(name, given),
                    reason: "its name is not the one that the server gives to what a partition has from its table"))
        }
    }

    private func storageParameterList(_ object: CatalogueObject) -> [String] {
        let given = object.list(.optionsAsGiven)
        return (given + object.list(.options).filter { !given.contains($0) }).map { option in
            let parts = option.split(separator: "=", maxSplits: 1).map(String.init)
            return parts.count == 2 ? "\(parts[0])=\(Quoting.literal(parts[1]))" : option
        }
    }

    // MARK: Bounds

    private func bound(_ object: CatalogueObject, _ keys: [KeyDraft.Key], table: [String]) -> String {
        let text = object.text(.bound) ?? ""
        guard let printed = PrintedText(text), text != "DEFAULT" else { return "default" }
        func values(_ open: Int, isList: Bool) -> String {
            guard let end = printed.end(of: open) else { return "" }
            return printed.parts(open + 1..<end - 1).enumerated().map { offset, part in
                let value = printed.text(part)
                if value == "MINVALUE" || value == "MAXVALUE" { return value.lowercased() }
                let place = isList ? 0 : offset
                let family = place < keys.count ? keys[place].column.flatMap { self.family($0, table) } : nil
                return expression(value, of: object.identity) { translator.bound($0, for: family ?? .other) }
            }.joined(separator: ", ")
        }
        let opens = printed.tokens.indices.filter { place in
            guard printed.tokens[place].kind == .mark("("), place > 0 else { return false }
            switch printed.tokens[place - 1].kind {
            case .word("FROM"), .word("TO"), .word("IN"), .word("WITH"): return true
            default: return false
            }
        }
        if text.contains(" FROM ("), opens.count == 2 {
            return "from (\(values(opens[0], isList: false))) to (\(values(opens[1], isList: false)))"
        }
        if text.contains(" IN ("), let open = opens.first { return "in [\(values(open, isList: true))]" }
        let numbers = printed.tokens.compactMap { token -> String? in
            if case .number(let number) = token.kind { number } else { nil }
        }
        return numbers.count == 2 ? "modulus \(numbers[0]) remainder \(numbers[1])" : "default"
    }

    private func family(_ column: String, _ table: [String]) -> TypeNames.Family? {
        guard let sqlName = names.columns[table]?.first(where: { $0.value == column })?.key,
            let object = map.catalogue[CatalogueIdentity(.column, table + [sqlName])]
        else { return nil }
        return types.name(of: object.text(.type) ?? "").family
    }
}
