import SchemagenLanguage
import SchemagenModel
import SchemagenValidation
import Testing

/// Small schemas for the tests of the validator.
enum Sample {
    static func info(
        _ name: String, _ sqlName: String? = nil, databases: DatabaseSet = .all, deprecation: String? = nil,
        allowing: [String] = []
    ) -> ObjectInfo {
        ObjectInfo(
            name: name, sqlName: sqlName ?? "the_" + name.lowercased(), deprecation: deprecation, databases: databases,
            allowances: allowing.map { Allowance(code: $0, reason: "a test") })
    }

    static func constraint(
        _ sqlName: String = "c", databases: DatabaseSet = .all, deferrable: Deferrability? = nil,
        notValid: Bool = false,
        onConflict: ConflictResolution? = nil, allowing: [String] = []
    ) -> ConstraintInfo {
        ConstraintInfo(
            sqlName: sqlName, deferrable: deferrable, isNotValid: notValid, onConflict: onConflict,
            databases: databases,
            allowances: allowing.map { Allowance(code: $0, reason: "a test") })
    }

    static func column(_ name: String, _ type: DataType = .int64, isNullable: Bool = false) -> Column {
        Column(name: name, sqlName: name, type: type, isNullable: isNullable)
    }

    /// A table with a key `id` and the columns given.
    static func table(_ name: String, _ columns: [Column] = [], _ change: (inout Table) -> Void = { _ in }) -> Table {
        var table = Table(
            info: info(name), columns: [column("id")] + columns,
            primaryKey: PrimaryKey(info: constraint("pkey"), columns: ["id"]))
        change(&table)
        return table
    }

    static func foreignKey(
        _ columns: [String], _ table: String, _ referenced: [String] = ["id"],
        info: ConstraintInfo = constraint("fkey"),
        onDelete: ForeignKey.Action = .noAction, onDeleteColumns: [String] = []
    ) -> ForeignKey {
        ForeignKey(
            info: info, columns: columns, table: table, referenced: referenced, onDelete: onDelete,
            onDeleteColumns: onDeleteColumns)
    }

    static func index(
        _ columns: [String], _ name: String = "i", isUnique: Bool = false, method: String = "btree",
        where predicate: Expression? = nil, databases: DatabaseSet = .all
    ) -> Index {
        Index(
            sqlName: name, isUnique: isUnique, keys: columns.map { IndexKey(.column($0)) }, method: method,
            predicate: predicate, databases: databases)
    }

    static func reads(_ column: String, _ type: ValueType = .integer(.int64)) -> Expression {
        Expression(.column(column), type: type, isNullable: false)
    }

    static func schema(_ tables: [Table], _ change: (inout Schema) -> Void = { _ in }) -> Schema {
        var schema = Schema(name: "Sample", tables: tables)
        change(&schema)
        return schema
    }

    /// The findings as `code: message`.
    static func findings(_ schema: Schema) -> [String] {
        Validator.validate(schema).map { "\($0.code.name): \($0.message)" }
    }

    /// The codes of the findings about tables.
    static func codes(_ tables: Table..., change: (inout Schema) -> Void = { _ in }) -> [String] {
        Validator.validate(schema(tables, change)).map(\.code.name)
    }

    static func only(_ database: Database, _ version: DatabaseVersion) -> (inout Schema) -> Void {
        { $0.settings.minimumVersions = [database: version] }
    }
}
