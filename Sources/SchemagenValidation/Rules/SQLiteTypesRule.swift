import SchemagenLanguage
import SchemagenModel

/// Types and collations that a database has no storage for.
enum SQLiteTypesRule: TableRule {
    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        for column in table.table.columns {
            let type = schema.index.storageType(of: column.type)
            for database in column.databases.intersection(table.databases).databases {
                // A type that is spelled out on the column itself has been looked at with its other arguments.
                if !isNative(column.type), !isStored(type, on: database) {
                    findings.add(
                        database == .sqlite ? .postgresqlOnly : .sqliteOnly,
                        "\(database.title) has no type for `\(column.name)`", at: column, of: table,
                        fixes: [Diagnostic.Fix("put `@only(\(other(database)))` behind the column")])
                }
                if let collation = column.collation, collation[database] == nil {
                    findings.add(
                        .sqlTextMissing, "the collation of `\(column.name)` has no name for \(database.title)",
                        at: column,
                        of: table, fixes: [Diagnostic.Fix("write `@collate(postgresql: \"…\", sqlite: \"…\")`")])
                }
            }
            if column.notNullConflict != nil, table.exists(column.databases, on: .postgresql) {
                findings.add(
                    .sqliteOnly, "PostgreSQL has no conflict clause of NOT NULL", at: column, of: table,
                    fixes: [Diagnostic.Fix("put `@only(sqlite)` behind the column")])
            }
        }
    }

    private static func other(_ database: Database) -> String { database == .sqlite ? "postgresql" : "sqlite" }

    private static func isNative(_ type: DataType) -> Bool {
        switch type {
        case .native: true
        case .array(let element): isNative(element)
        default: false
        }
    }

    private static func isStored(_ type: DataType, on database: Database) -> Bool {
        switch type {
        case .native(let native): return native.sql[database] != nil
        case .array(let element): return isStored(element, on: database)
        case .interval, .inet, .cidr, .macAddress, .macAddress8, .bits, .varBits, .xml, .tsVector, .tsQuery, .money,
            .point, .line, .lineSegment, .box, .path, .polygon, .circle, .hstore, .ltree, .range, .multiRange:
            return database == .postgresql
        case .bool, .int16, .int32, .int64, .float, .double, .decimal, .string, .varchar, .char, .citext, .uuid, .data,
            .timestamp, .localTimestamp, .localDate, .localTime, .duration, .json, .jsonText, .enumeration, .named,
            .reference:
            return true
        }
    }
}
