import SchemagenModel

/// A constraint or an index of a table while two tables are compared.
struct TablePiece {
    /// The Swift name of a check, otherwise the SQL name.
    var name: String
    var formerName: String?
    var sqlName: String
    /// What it says, and the same with another SQL name.
    var text: [UInt8]
    var namelessText: [UInt8]
    var anchor: SourceAnchor
}

extension SchemaComparison {
    /// The number of changes so far to objects of a kind.
    func changeCount(of kind: ObjectKind) -> Int { groups[kind]?.count ?? 0 }

    func piece(_ unique: UniqueConstraint, of table: Table, in structure: Structure) -> TablePiece {
        var nameless = unique
        nameless.info.sqlName = ""
        return TablePiece(
            name: unique.sortKey, sqlName: unique.sortKey, text: structure.text(of: unique, in: table),
            namelessText: structure.text(of: nameless, in: table), anchor: unique.info.anchor)
    }

    func piece(_ check: CheckConstraint, of table: Table, in structure: Structure) -> TablePiece {
        var nameless = check
        nameless.info.sqlName = ""
        return TablePiece(
            name: check.name, formerName: check.formerName, sqlName: check.sortKey,
            text: structure.text(of: check, in: table), namelessText: structure.text(of: nameless, in: table),
            anchor: check.info.anchor)
    }

    func piece(_ key: ForeignKey, of table: Table, in structure: Structure) -> TablePiece {
        var nameless = key
        nameless.info.sqlName = ""
        return TablePiece(
            name: key.sortKey, sqlName: key.sortKey, text: structure.text(of: key, in: table),
            namelessText: structure.text(of: nameless, in: table), anchor: key.info.anchor)
    }

    func piece(_ exclusion: ExclusionConstraint, of table: Table, in structure: Structure) -> TablePiece {
        var nameless = exclusion
        nameless.info.sqlName = ""
        return TablePiece(
            name: exclusion.info.sqlName, sqlName: exclusion.info.sqlName,
            text: structure.text(of: exclusion, in: table), namelessText: structure.text(of: nameless, in: table),
            anchor: exclusion.info.anchor)
    }

    mutating func compareIndexes(
        _ before: [Index], _ after: [Index], columns: (old: [Column], new: [Column]), in object: ObjectIdentity,
        formerName: String?, around: SourceAnchor
    ) {
        func pieces(_ indexes: [Index], _ columns: [Column], _ structure: Structure) -> [TablePiece] {
            var result: [TablePiece] = []
            for index in indexes where index.databases.contains(structure.database) {
                var nameless = index
                nameless.sqlName = ""
                result.append(
                    TablePiece(
                        name: index.sqlName, sqlName: index.sqlName, text: structure.text(of: index, columns: columns),
                        namelessText: structure.text(of: nameless, columns: columns), anchor: index.anchor))
            }
            return result
        }
        comparePieces(
            pieces(before, columns.old, old), pieces(after, columns.new, new), in: object, formerName: formerName,
            around: around
        ) { .index($0) }
    }

    /// Compares pieces of one kind. They are paired by SQL name, then by Swift name; then those that say the same under
    /// another SQL name.
    mutating func comparePieces(
        _ before: [TablePiece], _ after: [TablePiece], in object: ObjectIdentity, formerName: String?,
        around: SourceAnchor, part: (String) -> Change.Part
    ) {
        if before.map(\.text) == after.map(\.text) { return }
        var partner = [Int?](repeating: nil, count: after.count)
        var isTaken = [Bool](repeating: false, count: before.count)
        func match(_ oldKey: (TablePiece) -> [UInt8], _ newKey: (TablePiece) -> [UInt8]) {
            var offsets: [[UInt8]: [Int]] = [:]
            for (index, piece) in before.enumerated().reversed() where !isTaken[index] {
                offsets[oldKey(piece), default: []].append(index)
            }
            for (index, piece) in after.enumerated() where partner[index] == nil {
                guard let found = offsets[newKey(piece)]?.popLast() else { continue }
                partner[index] = found
                isTaken[found] = true
            }
        }
        match({ Array($0.sqlName.utf8) }, { Array($0.sqlName.utf8) })
        match({ Array($0.name.utf8) }, { Array(($0.formerName ?? $0.name).utf8) })
        match({ Array($0.name.utf8) }, { Array($0.name.utf8) })
        match({ $0.namelessText }, { $0.namelessText })

        for (index, piece) in after.enumerated() {
            guard let found = partner[index] else {
                add(Change(.added, object, part: part(piece.name), formerName: formerName, anchor: piece.anchor))
                continue
            }
            let former = before[found]
            guard former.text != piece.text else { continue }
            if former.sqlName != piece.sqlName {
                add(
                    Change(
                        .renamed(from: former.sqlName), object, part: part(piece.name), formerName: formerName,
                        anchor: piece.anchor))
            }
            if former.namelessText != piece.namelessText {
                add(
                    Change(
                        .changed(.definition), object, part: part(piece.name), formerName: formerName,
                        anchor: piece.anchor))
            }
        }
        for (index, piece) in before.enumerated() where !isTaken[index] {
            addRemoval(of: object, part: part(piece.name), formerName: formerName, around: around)
        }
    }
}
