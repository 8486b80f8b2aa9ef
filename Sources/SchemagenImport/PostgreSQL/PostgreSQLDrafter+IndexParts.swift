import SchemagenDatabases

/// Indexes of partitions, and the constraints that indexes keep.
extension PostgreSQLDrafter {
    /// `@partOf(…)` of what is a part of an index or constraint around it.
    func partOf(_ object: CatalogueObject) -> [String] {
        guard let whole = partitionedWhole(of: object) else { return [] }
        return ["@partOf(\(SourceText.sqlName(map.root(of: whole).identity.path[2])))"]
    }

    /// What something is a part of; nil where it is a part of nothing. The constraint of a partition that is a part of what
    /// is no constraint is counted as the partition's own: the server takes it for a part by itself.
    private func partitionedWhole(of object: CatalogueObject) -> CatalogueObject? {
        guard let whole = map.whole(of: object), whole.identity.kind == object.identity.kind else { return nil }
        return whole
    }

    /// Whether an index or constraint of a partition is written with it: one that is a part of the table's is there by
    /// itself, unless it has a name or something else of its own.
    func isSaid(_ object: CatalogueObject) -> Bool {
        guard let whole = partitionedWhole(of: object) else { return !object.flag(.isInheritedOnly) }
        let path = object.identity.path
        // As the server names it. It shortens long names: those are written.
        let columns = object.list(.columns).map {
            map.catalogue[.init(.column, [path[0], path[1], $0])] == nil ? "expr" : $0
        }
        let word =
            switch object.identity.kind {
            case .primaryKey: "pkey"
            case .uniqueConstraint: "key"
            case .exclusionConstraint: "excl"
            default: "idx"
            }
        let named = object.identity.kind == .primaryKey ? [] : columns + object.list(.include)
        guard ([path[1]] + named + [word]).joined(separator: "_") == path[2] else { return true }
        let comments: [CatalogueFact] = [.comment, .indexComment]
        let lists: [CatalogueFact] = [.ordering, .operatorClass, .optionsAsGiven, .options]
        return comments.contains { object.text($0) != nil } || object.text(.deferrable) != whole.text(.deferrable)
            || lists.contains { object.list($0) != whole.list($0) }
    }

    // MARK: Families kept as text

    /// Keeps an index or constraint of a divided table as text, with all its parts, where the language cannot say one of
    /// them. Whether it did, now or for something else of the family.
    mutating func keepFamily(_ object: CatalogueObject) -> Bool {
        guard let reason = reasonToKeep(familyOf: object) else { return false }
        let root = map.root(of: object)
        if object.identity == root.identity { keepFamily(root, map.allParts(of: root), reason: reason) }
        return true
    }

    /// Why an index or constraint of a divided table is kept as text with all its parts; nil where it is not.
    func reasonToKeep(familyOf object: CatalogueObject) -> String? {
        let root = map.root(of: object)
        let path = Array(root.identity.path.dropLast())
        guard map.catalogue[CatalogueIdentity(.table, path)]?.text(.partitionKey) != nil else { return nil }
        return reasonToKeep([root] + map.allParts(of: root))
    }

    private func reasonToKeep(_ family: [CatalogueObject]) -> String? {
        for object in family {
            // The index of a divided table is not valid where a partition has no part of it.
            if object.flag(.isInvalid) { return "not all partitions have a part of it" }
            guard object.identity.kind == .index else { continue }
            let path = Array(object.identity.path.dropLast())
            if isText(object) || hasSettings(object) || keptPartition(around: path) == nil && !hasKeys(object) {
                return "the language cannot say all that it or a part of it has"
            }
        }
        let isAmbiguous = family.contains { keptPartition(around: Array($0.identity.path.dropLast())) != nil }
        if isAmbiguous, family.contains(where: hasTwin) {
            return
                "which of two equal ones the index of a partition that is kept as text belongs to is said there alone"
        }
        return nil
    }

    /// Whether a table has two indexes of which each part could be the other's: the server then takes the first that it
    /// finds. The order of a key's values is nothing to it, nor whether there is a constraint.
    private func hasTwin(_ object: CatalogueObject) -> Bool {
        let path = Array(object.identity.path.dropLast())
        let kinds: [CatalogueKind] = [.primaryKey, .uniqueConstraint, .exclusionConstraint]
        let others = kinds.flatMap { map.constraints($0, of: path) } + (map.indexes[path] ?? [])
        return others.contains {
            $0.identity != object.identity && $0.list(.columns) == object.list(.columns)
                && $0.list(.include) == object.list(.include) && $0.text(.condition) == object.text(.condition)
        }
    }

    private func hasKeys(_ object: CatalogueObject) -> Bool {
        let table = divided(Array(object.identity.path.dropLast()))
        return object.text(.definition).map { indexKeys($0, object, in: table) != nil } ?? false
    }

    /// The table that a partition is a part of in the end.
    private func divided(_ path: [String]) -> [String] {
        var path = path
        while let object = map.catalogue[CatalogueIdentity(.table, path)], map.isPartition(object) {
            path = object.list(.partitionOf)
        }
        return path
    }

    /// What stands alone at first, and gets one part after the other.
    private mutating func keepFamily(_ root: CatalogueObject, _ parts: [CatalogueObject], reason: String) {
        let path = Array(root.identity.path.dropLast())
        // A partition that came later would be given a part of what has none of it, and one of two equal ones would get the
        // other's.
        var needs = keptPartitions(of: path)
        needs.insert(CatalogueIdentity(.table, path))
        var statements = [Self.alone(root)]
        for part in parts {
            statements.append(Self.alone(part))
            statements.append(
                "ALTER INDEX \(Self.quoted(part.list(.partitionOf))) ATTACH PARTITION \(Self.quoted(CatalogueMap.relation(part)))"
            )
        }
        let name = Self.quoted([root.identity.path[2]])
        let isIndex = root.identity.kind == .index
        leftovers.append(
            Leftover(
                object: root.identity, kind: isIndex ? "index" : "constraint",
                identity: isIndex ? Self.quoted(CatalogueMap.relation(root)) : "\(name) on \(Self.quoted(path))",
                needs: needs, makes: parts.map(\.identity), create: statements.joined(separator: ";\n"),
                drop: isIndex ? nil : "ALTER TABLE \(Self.quoted(path)) DROP CONSTRAINT \(name)", reason: reason))
    }

    /// The statement that makes an index or constraint without its parts.
    private static func alone(_ object: CatalogueObject) -> String {
        let definition = object.text(.definition) ?? ""
        if object.identity.kind == .index { return definition }
        let path = object.identity.path
        return "ALTER TABLE ONLY \(quoted([path[0], path[1]])) ADD CONSTRAINT \(quoted([path[2]])) \(definition)"
    }
}
