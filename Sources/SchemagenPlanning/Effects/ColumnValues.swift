import SchemagenModel

/// When PostgreSQL has to write a table anew for the values of a column.
struct ColumnValues {
    private let old: SchemaIndex
    private let new: SchemaIndex

    init(_ index: SchemaIndex) { (old, new) = (index, index) }

    /// From the schema that the column has its old type in, to the one of its new type.
    init(_ old: SchemaIndex, _ new: SchemaIndex) { (self.old, self.new) = (old, new) }

    /// Whether every row gets a value of its own. A constant, and what is the same within a transaction, stands in the
    /// catalogue instead.
    func rewritesTable(adding column: Column) -> Bool {
        if let generated = column.generated { return !generated.isVirtual }
        return column.identity != nil || isConstrained(column.type, new)
            || new.defaultValue(of: column).map(\.isVolatile) ?? false
    }

    /// Whether rows that are there have a value by a default.
    func hasDefault(_ column: Column) -> Bool { new.defaultValue(of: column) != nil }

    /// Whether a domain with NOT NULL or checks is among the types of a column: its values are looked at one by one.
    private func isConstrained(_ type: DataType, _ index: SchemaIndex) -> Bool {
        guard case .named(let name) = type, let named = index.types[name] else { return false }
        if named.storage == .domain, named.info.databases.contains(.postgresql),
            named.isNotNull || named.checks.contains(where: { $0.databases.contains(.postgresql) })
        {
            return true
        }
        return isConstrained(named.base, index)
    }

    // MARK: Types

    /// Whether values have other bytes in another type.
    func rewritesTable(changing change: ColumnChange, _ conversion: ColumnConversion) -> Bool {
        switch conversion {
        case .automatic, .cast: break
        // A text that no value is replaced in is the text that it was.
        case .text(let texts)
        where texts.isEmpty && isText(stored(change.from.type, old))
            && stored(change.to.type, new) == .string(maximumLength: nil):
            break
        // By way of texts, or of an expression, nobody knows that the bytes stay.
        case .text, .expression: return true
        }
        if isConstrained(change.to.type, new) { return true }
        let latter = stored(change.to.type, new)
        // The server does not look into a domain to find out that its values are short enough.
        if isDomain(change.from.type, old), Self.hasModifier(latter) { return true }
        return !isSameInBytes(stored(change.from.type, old), latter)
    }

    private func isText(_ type: DataType) -> Bool {
        switch type {
        case .string, .varchar, .citext: true
        default: false
        }
    }

    private func isDomain(_ type: DataType, _ index: SchemaIndex) -> Bool {
        !LiveRelations.domains(of: type, index, .postgresql).isEmpty
    }

    /// Whether a type says how long or how exact its values are.
    private static func hasModifier(_ type: DataType) -> Bool {
        switch type {
        case .string(let length), .varBits(let length), .timestamp(let length), .localTimestamp(let length),
            .localTime(let length), .decimal(let length, _):
            length != nil
        case .char, .bits: true
        default: false
        }
    }

    /// Whether code finds the values that it knows: the type just takes more of them.
    func looksTheSame(changing change: ColumnChange, _ conversion: ColumnConversion) -> Bool {
        switch conversion {
        case .automatic, .cast: break
        case .text, .expression: return false
        }
        let (before, after) = (stored(change.from.type, old), stored(change.to.type, new))
        return Self.family(before) == Self.family(after) && isSameInBytes(before, after)
    }

    /// Whether an index on the column sorts otherwise, and is built again though the table stays.
    func reordersIndexes(changing change: ColumnChange) -> Bool {
        if old.writtenCollation(of: change.from, on: .postgresql)
            != new.writtenCollation(of: change.to, on: .postgresql)
        {
            return true
        }
        let (before, after) = (stored(change.from.type, old), stored(change.to.type, new))
        return before != after && Self.family(before) != Self.family(after)
    }

    /// What a column is kept as: an enum that is no type is a text.
    private func stored(_ type: DataType, _ index: SchemaIndex) -> DataType {
        let type = index.storageType(of: type)
        if case .enumeration(let name) = type, index.enums[name]?.storage == .check {
            return .string(maximumLength: nil)
        }
        return type
    }

    /// What indexes take for one: their operators are the same.
    private static func family(_ type: DataType) -> String {
        switch type {
        case .string, .varchar: "text"
        case .citext: "citext"
        case .decimal: "numeric"
        case .inet, .cidr: "inet"
        case .varBits: "varbit"
        case .localTime: "time"
        case .interval: "interval"
        case .timestamp: "timestamptz"
        case .localTimestamp: "timestamp"
        default: "\(type)"
        }
    }

    /// Whether values of one type are values of the other as they stand: what the server itself finds out.
    private func isSameInBytes(_ before: DataType, _ after: DataType) -> Bool {
        if before == after { return true }
        switch (before, after) {
        case (.string, .string(nil)), (.varchar, .string(nil)), (.citext, .string(nil)), (.string, .varchar),
            (.citext, .varchar), (.string, .citext), (.varchar, .citext):
            return true
        case (.string(let length?), .string(let longer?)): return longer >= length
        case (.decimal(_, _), .decimal(nil, _)): return true
        case (.decimal(let precision?, let scale), .decimal(let wider?, let other)):
            return wider >= precision && other == scale
        case (.timestamp(let precision), .timestamp(let finer)),
            (.localTimestamp(let precision), .localTimestamp(let finer)),
            (.localTime(let precision), .localTime(let finer)):
            return (finer ?? 6) >= (precision ?? 6)
        // Sessions of migrations have the time zone UTC.
        case (.timestamp, .localTimestamp(nil)), (.localTimestamp, .timestamp(nil)): return true
        case (.varBits(let length), .varBits(let longer)):
            guard let longer else { return true }
            return length.map { $0 <= longer } ?? false
        case (.cidr, .inet): return true
        case (.json(_), .json(_)), (.jsonText(_), .jsonText(_)): return true
        default: return false
        }
    }
}
