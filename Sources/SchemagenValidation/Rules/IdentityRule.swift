import SchemagenLanguage
import SchemagenModel

/// `@identity` is for whole numbers that are never nil and have no other source.
enum IdentityRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for column in table.table.columns {
            guard let identity = column.identity else { continue }
            switch schema.index.storageType(of: column.type) {
            case .int16, .int32, .int64: break
            default:
                findings.add(
                    .invalidIdentity, "`@identity` is for Int16, Int32 and Int64, and `\(column.name)` is none of them",
                    at: column, of: table)
                continue
            }
            if table.exists(column.databases, on: .postgresql), identity.mode != .serial,
                let domain = domain(of: column.type, schema.index)
            {
                findings.add(
                    .invalidIdentity, "PostgreSQL numbers no column whose type is a domain, and `\(domain)` is one",
                    at: column, of: table,
                    fixes: [Diagnostic.Fix("give the column the plain type, or take `@storage(domain)` from the type")])
            }
            if column.isNullable {
                findings.add(
                    .invalidIdentity, "`\(column.name)` gets its number from the database and is never nil", at: column,
                    of: table, fixes: [Diagnostic.Fix("remove the `?`")])
            }
            if column.defaultValue != nil || column.generated != nil {
                let other = column.generated == nil ? "a default" : "`@generated`"
                findings.add(
                    .invalidIdentity, "`\(column.name)` has `@identity` and \(other), and only one can give its value",
                    at: column, of: table)
            }
            if table.exists(column.databases, on: .sqlite), table.table.primaryKey?.columns != [column.name] {
                findings.add(
                    .postgresqlOnly,
                    "SQLite numbers only a primary key of one column, and `\(column.name)` is not that",
                    at: column, of: table, fixes: [Diagnostic.Fix("put `@only(postgresql)` behind the column")])
            }
            if table.exists(column.databases, on: .sqlite), identity.options != SequenceOptions() {
                findings.add(
                    .noEffectOnSQLite,
                    "SQLite counts from 1 by 1: the options of `@identity` hold on PostgreSQL only", at: column,
                    of: table)
            }
            if identity.options.increment == 0 {
                findings.add(.invalidIdentity, "an increment of 0 gives the same number forever", at: column, of: table)
            }
            if table.exists(column.databases, on: .postgresql) {
                checkRange(identity.options, of: column, in: table, schema, findings: &findings)
            }
        }
    }

    /// The first domain among a type and those that it stands on.
    private static func domain(of type: DataType, _ index: SchemaIndex) -> String? {
        guard case .named(let name) = type, let named = index.types[name] else { return nil }
        return named.storage == .domain ? name : domain(of: named.base, index)
    }

    /// The smallest, the largest and the first number (CREATE SEQUENCE).
    private static func checkRange(
        _ options: SequenceOptions, of column: Column, in table: TableFacts, _ schema: SchemaFacts,
        findings: inout ValidationFindings
    ) {
        let type: ClosedRange<Int64>
        switch schema.index.storageType(of: column.type) {
        case .int16: type = Int64(Int16.min)...Int64(Int16.max)
        case .int32: type = Int64(Int32.min)...Int64(Int32.max)
        default: type = Int64.min...Int64.max
        }
        for (word, value) in [("min", options.minimum), ("max", options.maximum), ("start", options.start)] {
            guard let value, !type.contains(value) else { continue }
            findings.add(
                .invalidIdentity, "`\(word): \(value)` is no number of the type of `\(column.name)`", at: column,
                of: table)
        }
        let isRising = (options.increment ?? 1) > 0
        let smallest = options.minimum ?? (isRising ? 1 : type.lowerBound)
        let largest = options.maximum ?? (isRising ? type.upperBound : -1)
        if smallest >= largest {
            findings.add(
                .invalidIdentity,
                "`\(column.name)` counts from \(smallest) to \(largest): `min` has to be less than `max`",
                at: column, of: table)
        } else if let start = options.start, type.contains(start), !(smallest...largest).contains(start) {
            findings.add(
                .invalidIdentity, "`start: \(start)` is not between \(smallest) and \(largest)", at: column, of: table)
        }
    }
}
