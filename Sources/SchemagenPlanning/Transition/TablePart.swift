import SchemagenModel

/// A constraint or an index of a table, as two tables are compared by their parts.
struct TablePart {
    enum Value {
        case constraint(TableConstraint)
        case index(Index)
    }

    var value: Value
    /// What it says without its name, for comparing only.
    var text: [UInt8]
    /// The columns that it names, by Swift name.
    var columns: Set<String>
    /// The expressions in it.
    var expressions: [Expression] = []
    /// The comment on it, where the database holds comments.
    var comment: String?
    /// Whether it says more of its columns than their names: an expression, an operator class.
    var isPlain = true

    var sqlName: String {
        switch value {
        case .constraint(let constraint): constraint.sqlName
        case .index(let index): index.sqlName
        }
    }

    /// The columns of a key that a foreign key can refer to.
    var key: Set<String>? {
        switch value {
        case .constraint(.primaryKey(let key)): Set(key.columns)
        case .constraint(.unique(let unique)): Set(unique.columns)
        case .index(let index) where index.isUnique && index.predicate == nil && isPlain: columns
        default: nil
        }
    }

    /// The foreign key that it is.
    var foreignKey: ForeignKey? {
        if case .constraint(.foreignKey(let key)) = value { return key }
        return nil
    }
}

extension TablePart {
    /// The parts that a table has on a database, in the order in which they are made: keys, checks, indexes, foreign keys.
    static func parts(of table: Table, in structure: Structure) -> [TablePart] {
        let database = structure.database
        var parts: [TablePart] = []
        if let key = table.primaryKey, key.info.databases.contains(database) {
            var nameless = key
            nameless.info.sqlName = ""
            nameless.info.documentation = nil
            parts.append(
                TablePart(
                    value: .constraint(.primaryKey(key)), text: structure.text(of: nameless, in: table),
                    columns: Set(key.columns + key.include)))
        }
        for unique in table.uniques where unique.info.databases.contains(database) {
            var nameless = unique
            nameless.info.sqlName = ""
            nameless.info.documentation = nil
            parts.append(
                TablePart(
                    value: .constraint(.unique(unique)), text: structure.text(of: nameless, in: table),
                    columns: Set(unique.columns + unique.include)))
        }
        for check in DerivedCheck.checks(of: table, on: database, index: structure.index) {
            parts.append(part(check, of: table, in: structure))
        }
        for check in table.checks where check.info.databases.contains(database) {
            var nameless = check
            nameless.info.sqlName = ""
            nameless.info.documentation = nil
            parts.append(
                TablePart(
                    value: .constraint(.check(check)), text: structure.text(of: nameless, in: table),
                    columns: names(in: [check.condition]), expressions: [check.condition], isPlain: false))
        }
        if structure.isPostgreSQL {
            for exclusion in table.exclusions where exclusion.info.databases.contains(database) {
                var nameless = exclusion
                nameless.info.sqlName = ""
                nameless.info.documentation = nil
                let keys = exclusion.elements.map(\.key)
                let expressions = expressions(of: keys, exclusion.predicate)
                parts.append(
                    TablePart(
                        value: .constraint(.exclusion(exclusion)), text: structure.text(of: nameless, in: table),
                        columns: names(of: keys).union(names(in: expressions)), expressions: expressions,
                        isPlain: false))
            }
        }
        parts += indexes(table.indexes, columns: table.columns, in: structure)
        for key in table.foreignKeys where key.info.databases.contains(database) {
            var nameless = key
            nameless.info.sqlName = ""
            nameless.info.documentation = nil
            parts.append(
                TablePart(
                    value: .constraint(.foreignKey(key)), text: structure.text(of: nameless, in: table),
                    columns: Set(key.columns)))
        }
        guard structure.hasComments else { return parts }
        for offset in parts.indices { parts[offset].comment = parts[offset].documentation }
        return parts
    }

    private var documentation: String? {
        switch value {
        case .constraint(.primaryKey(let key)): key.info.documentation
        case .constraint(.unique(let unique)): unique.info.documentation
        case .constraint(.check(let check)): check.info.documentation
        case .constraint(.exclusion(let exclusion)): exclusion.info.documentation
        case .constraint(.foreignKey(let key)): key.info.documentation
        case .constraint(.derived), .constraint(.notNull): nil
        case .index(let index): index.documentation
        }
    }

    /// The parts that are indexes.
    static func indexes(_ indexes: [Index], columns: [Column], in structure: Structure) -> [TablePart] {
        var parts: [TablePart] = []
        for index in indexes where index.databases.contains(structure.database) {
            var nameless = index
            nameless.sqlName = ""
            nameless.documentation = nil
            let expressions = expressions(of: index.keys, index.predicate)
            let isPlain =
                expressions.isEmpty && index.method == "btree"
                && index.keys.allSatisfy { $0.operatorClass == nil && $0.collation == nil }
            parts.append(
                TablePart(
                    value: .index(index), text: structure.text(of: nameless, columns: columns),
                    columns: names(of: index.keys).union(index.include).union(names(in: expressions)),
                    expressions: expressions, isPlain: isPlain))
        }
        return parts
    }

    private static func part(_ check: DerivedCheck, of table: Table, in structure: Structure) -> TablePart {
        var text = Array(check.column.sqlName.utf8)
        text.append(0)
        var expressions: [Expression] = []
        switch check.condition {
        case .expression(let condition):
            expressions = [condition]
            let plain = CheckConstraint(
                info: ConstraintInfo(sqlName: ""), name: "", condition: condition)
            text += structure.text(of: plain, in: table)
        case .membership(let enumeration):
            for enumCase in enumeration.cases {
                text += enumCase.sqlName.utf8
                text.append(0)
            }
        }
        return TablePart(
            value: .constraint(.derived(check)), text: text, columns: [check.column.name], expressions: expressions,
            isPlain: false)
    }

    private static func names(of keys: [IndexKey]) -> Set<String> {
        var names: Set<String> = []
        for key in keys {
            if case .column(let name) = key.value { names.insert(name) }
        }
        return names
    }

    private static func names(in expressions: [Expression]) -> Set<String> {
        var names: Set<String> = []
        for expression in expressions { expression.forEachColumn { names.insert($0) } }
        return names
    }

    private static func expressions(of keys: [IndexKey], _ predicate: Expression?) -> [Expression] {
        var expressions: [Expression] = []
        for key in keys {
            if case .expression(let expression) = key.value { expressions.append(expression) }
        }
        if let predicate { expressions.append(predicate) }
        return expressions
    }
}

/// What becomes of the parts of a table.
struct PartChanges {
    /// Those that are there and stay, by both names: what they say does not change.
    var kept: [(before: TablePart, after: TablePart)] = []
    /// Those that go, or go and come again.
    var dropped: [TablePart] = []
    /// Those that come.
    var added: [TablePart] = []

    /// Pairs the parts of two tables: those that say the same under the same name, then those that say the same.
    init(_ before: [TablePart], _ after: [TablePart]) {
        struct Key: Hashable {
            var kind: Int
            var name: String
            var text: [UInt8]
        }
        func kind(_ part: TablePart) -> Int {
            switch part.value {
            case .index: 0
            case .constraint(.primaryKey): 1
            case .constraint(.unique): 2
            case .constraint(.check), .constraint(.notNull): 3
            case .constraint(.derived): 4
            case .constraint(.exclusion): 5
            case .constraint(.foreignKey): 6
            }
        }
        var partner = [Int?](repeating: nil, count: after.count)
        var isTaken = [Bool](repeating: false, count: before.count)
        for isNamed in [true, false] {
            var offsets: [Key: [Int]] = [:]
            for offset in before.indices.reversed() where !isTaken[offset] {
                let part = before[offset]
                offsets[
                    Key(kind: kind(part), name: isNamed ? part.sqlName : "", text: part.text), default: []
                ].append(offset)
            }
            for offset in after.indices where partner[offset] == nil {
                let part = after[offset]
                let key = Key(kind: kind(part), name: isNamed ? part.sqlName : "", text: part.text)
                guard let found = offsets[key]?.popLast() else { continue }
                partner[offset] = found
                isTaken[found] = true
            }
        }
        for offset in after.indices {
            if let found = partner[offset] {
                kept.append((before[found], after[offset]))
            } else {
                added.append(after[offset])
            }
        }
        dropped = before.indices.filter { !isTaken[$0] }.map { before[$0] }
    }

    /// Makes parts that stay go and come again.
    mutating func recreate(where isMeant: (TablePart) -> Bool) {
        var rest: [(before: TablePart, after: TablePart)] = []
        for pair in kept {
            if isMeant(pair.before) {
                dropped.append(pair.before)
                added.append(pair.after)
            } else {
                rest.append(pair)
            }
        }
        kept = rest
    }
}
