import SchemagenDatabases
import SchemagenModel

extension PostgreSQLDrafter {
    /// The indexes of a table or materialized view that are written with it.
    mutating func indexes(of path: [String]) -> [KeyDraft] {
        var result: [KeyDraft] = []
        for object in map.indexes[path] ?? [] where !keepFamily(object) {
            if let index = index(object, in: path) { result.append(index) }
        }
        return result
    }

    /// An index; nil where its definition could not be read and it is kept as text.
    /// - Parameter table: The table whose columns they are, of an index of a partition.
    mutating func index(_ object: CatalogueObject, in table: [String]) -> KeyDraft? {
        guard !isText(object), !hasSettings(object), let definition = object.text(.definition),
            let keys = indexKeys(definition, object, in: table)
        else {
            keepIndex(object, reason: "the language cannot say all that it has")
            return nil
        }
        let translator = translator(of: table)
        let predicate = object.text(.condition).map { text in
            expression(text, of: object.identity) { translator.condition($0) }
        }
        let method = object.text(.method) ?? "btree"
        return KeyDraft(
            sqlName: object.identity.path[2], documentation: documentation(of: object),
            isUniqueIndex: object.flag(.isUnique), keys: keys, method: method == "btree" ? nil : method,
            include: object.list(.include).map { columnName($0, in: table) }, predicate: predicate,
            attributes: (object.flag(.isNullsNotDistinct) ? ["@nullsNotDistinct"] : []) + partOf(object)
                + storageParameters(object))
    }

    /// Whether an index has what only an opaque statement says of it. The indexes of tables come last when a schema is made,
    /// behind such statements; one that is kept as text stands before them.
    func hasSettings(_ object: CatalogueObject) -> Bool {
        if !object.list(.statisticsTarget).isEmpty { return true }
        // The language says of tables by which index they are clustered and replicated, and not of partitions.
        let path = object.identity.path
        guard let table = map.catalogue[CatalogueIdentity(.table, [path[0], path[1]])], map.isPartition(table) else {
            return false
        }
        return object.flag(.isClustered) || table.text(.replicaIdentity) == "index \(Self.quoted([path[2]]))"
    }

    /// The index by which replication knows the rows of a table, where one is named.
    func replicaIndex(of table: CatalogueObject) -> CatalogueIdentity? {
        guard let identity = table.text(.replicaIdentity), identity.hasPrefix("index ") else { return nil }
        return map.indexes[table.identity.path]?.first { Self.quoted([$0.identity.path[2]]) == identity.dropFirst(6) }?
            .identity
    }

    func indexKeys(_ definition: String, _ object: CatalogueObject, in table: [String]) -> [KeyDraft.Key]? {
        guard let printed = PrintedText(definition),
            let using = printed.tokens.firstIndex(where: { $0.kind == .word("USING") }),
            using + 2 < printed.tokens.count,
            printed.tokens[using + 2].kind == .mark("("), let end = printed.end(of: using + 2)
        else { return nil }
        var keys: [KeyDraft.Key] = []
        for part in printed.parts(using + 3..<end - 1) {
            guard let key = key(printed, part, of: object.identity, in: table) else { return nil }
            keys.append(key)
        }
        return keys
    }

    /// A key of an index, an exclusion constraint or a partitioning: a column or an expression, then
    /// `COLLATE name opclass DESC NULLS LAST`.
    func key(
        _ printed: PrintedText, _ part: Range<Int>, of identity: CatalogueIdentity, in table: [String]
    ) -> KeyDraft.Key? {
        guard let first = part.first else { return nil }
        var place = first
        let tokens = printed.tokens
        if tokens[place].kind == .mark("(") {
            guard let end = printed.end(of: place) else { return nil }
            place = end
        } else {
            repeat {
                guard place < part.upperBound, tokens[place].name != nil else { return nil }
                place += 1
                guard place < part.upperBound, tokens[place].kind == .mark(".") else { break }
                place += 1
            } while true
            if place < part.upperBound, tokens[place].kind == .mark("(") {
                guard let end = printed.end(of: place), end <= part.upperBound else { return nil }
                place = end
            }
        }
        guard let options = keyOptions(printed, place..<part.upperBound) else { return nil }
        if place == first + 1, let name = tokens[first].name, let column = names.columns[table]?[name] {
            return KeyDraft.Key(column: column, options: options)
        }
        let text = printed.text(first..<place)
        let translator = translator(of: table)
        return KeyDraft.Key(
            expression: expression(text, of: identity) { translator.value($0) }, options: options)
    }

    private func keyOptions(_ printed: PrintedText, _ range: Range<Int>) -> [String]? {
        var options: [String] = []
        var place = range.lowerBound
        func isWord(_ word: String) -> Bool { place < range.upperBound && printed.tokens[place].kind == .word(word) }
        func path() -> [String]? {
            var path: [String] = []
            while place < range.upperBound, let name = printed.tokens[place].name {
                path.append(name)
                place += 1
                guard place < range.upperBound, printed.tokens[place].kind == .mark(".") else { return path }
                place += 1
            }
            return nil
        }
        if isWord("COLLATE") {
            place += 1
            guard let path = path(), let name = path.last else { return nil }
            options.append("collate(\(SourceText.string(name)))")
        }
        if place < range.upperBound, !isWord("DESC"), !isWord("ASC"), !isWord("NULLS") {
            let start = place
            guard path() != nil else { return nil }
            if place < range.upperBound, printed.tokens[place].kind == .mark("("), let end = printed.end(of: place) {
                place = end
            }
            // The language takes no quotes there; the engine puts them around every value of a parameter.
            let text = printed.text(start..<place).replacing(/='(\w+)'/) { "=\($0.output.1)" }
            guard !text.utf8.contains(UInt8(ascii: "'")) else { return nil }
            options.append("ops(\(SourceText.string(text)))")
        }
        if isWord("DESC") {
            options.append("desc")
            place += 1
        }
        if isWord("NULLS") {
            place += 1
            options.append(isWord("FIRST") ? "nullsFirst" : "nullsLast")
            place += 1
        }
        return place == range.upperBound ? options : nil
    }

    /// Keeps an index as text.
    mutating func keepIndex(_ object: CatalogueObject, reason: String) {
        let path = object.identity.path
        let owner = [CatalogueKind.table, .materializedView].map { CatalogueIdentity($0, [path[0], path[1]]) }
            .first { map.catalogue[$0] != nil }
        leftovers.append(
            Leftover(
                object: object.identity, kind: "index", identity: Self.quoted([path[0], path[2]]),
                needs: Set([owner].compactMap { $0 }), create: object.text(.definition) ?? "",
                reason: reason))
    }
}
