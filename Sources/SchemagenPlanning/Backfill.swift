import SchemagenModel

/// Values for the rows of a table that have none in some columns.
public struct Backfill: Sendable, Equatable {
    /// The values of one column.
    public struct Value: Sendable, Equatable {
        /// The column.
        public var column: Column
        /// What a row without a value gets.
        public var expression: Expression

        /// Whether there is no value for some rows, as far as the expression tells: what SQL gives is not known, and not
        /// asked for twice.
        public var isNullForSomeRows: Bool { expression.isNullable && !SQLEscape.isIn(expression) }

        /// Makes one from its parts.
        public init(_ column: Column, _ expression: Expression) {
            self.column = column
            self.expression = expression
        }
    }

    /// How the trigger of `@touch` is kept from taking this for a change.
    public enum Stillness: Sendable, Hashable {
        /// It is switched off: the transaction has the table to itself anyway.
        case switchedOff
        /// It is asked to, by a setting of the transaction: others write to the table meanwhile.
        case asked
        /// There is none meanwhile.
        case gone
    }

    /// In what it is done.
    public enum Form: Sendable, Hashable {
        /// In batches, by the runner.
        case batches(Batches)
        /// In one statement.
        case statement
        /// In one statement that finds little: rows that came after the others were filled.
        case rest
    }

    /// The table's Swift name.
    public var table: String
    /// The values; one that reads a column which is filled as well is in a backfill of its own.
    public var values: [Value]
    /// How the trigger of `@touch` keeps still, where there is one.
    public var stillness: Stillness
    /// In what it is done.
    public var form: Form

    /// Makes one from its parts.
    public init(table: String, values: [Value], stillness: Stillness, form: Form = .statement) {
        self.table = table
        self.values = values
        self.stillness = stillness
        self.form = form
    }

    /// The batches that the runner carries it out in.
    public var batches: Batches? { if case .batches(let batches) = form { batches } else { nil } }
}

/// How an UPDATE is divided.
public struct Batches: Sendable, Hashable {
    /// What puts the rows in an order.
    public enum Order: Sendable, Hashable {
        /// Columns without NULL that an index has in this order, by their SQL names.
        case key([String])
        /// Where the rows are stored.
        case place
    }

    /// How many rows a batch has, as a schema's migrations say.
    public static let usualSize = 10_000

    /// How many rows a batch has.
    public var size: Int
    /// The order of the rows.
    public var order: Order

    /// Makes them from their parts.
    public init(of size: Int = Batches.usualSize, by order: Order) {
        self.size = size
        self.order = order
    }
}

extension Backfill {
    /// Puts values that one UPDATE can set together: none reads what another sets.
    static func groups(
        _ fills: [(value: Value, form: BackfillForm)], _ structure: Structure
    ) -> [(values: [Value], form: BackfillForm)] {
        let filled = Set(fills.map(\.value.column.name))
        var groups: [(values: [Value], form: BackfillForm)] = []
        /// Where the group of a form is that takes more.
        var open: [BackfillForm: Int] = [:]
        for (value, form) in fills {
            guard isIndependent(value, of: filled), isOfOneType(value, structure) else {
                groups.append(([value], form))
                open = [:]
                continue
            }
            if let place = open[form] {
                groups[place].values.append(value)
            } else {
                open[form] = groups.count
                groups.append(([value], form))
            }
        }
        return groups
    }

    private static func isIndependent(_ value: Value, of filled: Set<String>) -> Bool {
        var isIndependent = !SQLEscape.isIn(value.expression)
        value.expression.forEachColumn { if filled.contains($0) { isIndependent = false } }
        return isIndependent
    }

    /// Whether the value certainly has the column's type, where it stands beside the column.
    private static func isOfOneType(_ value: Value, _ structure: Structure) -> Bool {
        switch structure.index.storageType(of: value.column.type) {
        case .array, .native: false
        default: true
        }
    }
}

extension TableDelta {
    /// The columns of a key that is there before and after, by their SQL names: the primary key, or a unique one without
    /// NULL. Nil where there is none.
    func keyThatStays(_ old: Structure, _ new: Structure) -> [String]? {
        var best: [String]?
        for part in parts.kept {
            let columns: [String]
            switch part.after.value {
            case .constraint(.primaryKey(let key)): return key.columns.compactMap { latter.column($0)?.sqlName }
            case .constraint(.unique(let unique)): columns = unique.columns
            case .index(let index)
            where index.isUnique && index.predicate == nil && part.after.isPlain
                && index.keys.allSatisfy { !$0.isDescending && $0.nulls == nil }:
                columns = index.keys.compactMap { if case .column(let name) = $0.value { name } else { nil } }
            default: continue
            }
            let hasNulls = columns.contains { name in
                guard let change = self.columns.first(where: { $0.to.name == name }) else { return true }
                return old.isNullable(change.from) || new.isNullable(change.to)
            }
            if !hasNulls, best.map({ columns.count < $0.count }) ?? true { best = columns }
        }
        return best?.compactMap { latter.column($0)?.sqlName }
    }
}
