import SchemagenModel
import Testing

@testable import SchemagenSQL

/// The names of types, row by row of the language's table.
@Suite struct TypeNameTests {
    private static let index = SchemaIndex(
        Schema(
            name: "Test",
            enums: [
                Enumeration(
                    info: ObjectInfo(name: "Plan", sqlName: "Plan", sqlSchema: "a-b"), storage: .native, cases: []),
                Enumeration(info: ObjectInfo(name: "Level", sqlName: "level"), storage: .check, cases: []),
            ],
            types: [
                NamedType(
                    info: ObjectInfo(name: "Email", sqlName: "email"), base: .string(maximumLength: 320),
                    storage: .base, checks: []),
                NamedType(
                    info: ObjectInfo(name: "Share", sqlName: "share"), base: .int16, storage: .domain, checks: []),
            ],
            tables: [
                Table(
                    info: ObjectInfo(name: "Lead", sqlName: "leads"),
                    columns: [Column(name: "id", sqlName: "id", type: .uuid)],
                    primaryKey: PrimaryKey(info: ConstraintInfo(sqlName: "leads_pkey"), columns: ["id"]))
            ]))

    @Test(arguments: [
        (DataType.bool, "boolean", "INTEGER", "boolean"), (.int16, "smallint", "INTEGER", "smallint"),
        (.int32, "integer", "INTEGER", "INTEGER"), (.int64, "bigint", "INTEGER", "bigint"),
        (.float, "real", "REAL", "real"),
        (.double, "double precision", "REAL", "double precision"),
        (.decimal(precision: 10, scale: 2), "numeric(10, 2)", "INTEGER", "numeric(10, 2)"),
        (.decimal(precision: 30, scale: 2), "numeric(30, 2)", "TEXT", "text"),
        (.decimal(precision: nil, scale: 0), "numeric", "TEXT", "text"),
        (.string(maximumLength: nil), "text", "TEXT", "text"),
        (.string(maximumLength: 5), "varchar(5)", "TEXT", "varchar(5)"),
        (.varchar, "varchar", "TEXT", "varchar"), (.char(length: 3), "char(3)", "TEXT", "char(3)"),
        (.citext, "citext", "TEXT", "text"),
        (.uuid, "uuid", "BLOB", "uuid"), (.data, "bytea", "BLOB", "blob"),
        (.timestamp(precision: nil), "timestamptz", "TEXT", "timestamptz"),
        (.timestamp(precision: 3), "timestamptz(3)", "TEXT", "timestamptz"),
        (.localTimestamp(precision: nil), "timestamp", "TEXT", "timestamp"),
        (.localDate, "date", "TEXT", "date"), (.localTime(precision: 0), "time(0)", "TEXT", "time"),
        (.duration, "bigint", "INTEGER", "INTEGER"),
        (.interval, "interval", "–", "–"), (.json(swiftType: nil), "jsonb", "TEXT", "text"),
        (.jsonText(swiftType: "X"), "json", "TEXT", "text"),
        (.array(.string(maximumLength: 5)), "varchar(5)[]", "TEXT", "text"),
        (.array(.enumeration("Plan")), "\"a-b\".\"Plan\"[]", "TEXT", "text"),
        (.enumeration("Plan"), "\"a-b\".\"Plan\"", "TEXT", "text"), (.enumeration("Level"), "text", "TEXT", "text"),
        (.reference(table: "Lead"), "uuid", "BLOB", "uuid"), (.named("Email"), "varchar(320)", "TEXT", "varchar(320)"),
        (.named("Share"), "share", "INTEGER", "smallint"), (.inet, "inet", "–", "–"),
        (.bits(length: 4), "bit(4)", "–", "–"),
        (.varBits(maximumLength: nil), "bit varying", "–", "–"), (.macAddress, "macaddr", "–", "–"),
        (.tsVector, "tsvector", "–", "–"),
        (.range(.timestamp(precision: nil)), "tstzrange", "–", "–"), (.multiRange(.int32), "int4multirange", "–", "–"),
        (
            .native(NativeType(sql: SQLText(postgresql: "geometry(Point, 4326)", sqlite: "BLOB"), swift: nil)),
            "geometry(Point, 4326)", "BLOB", "BLOB"
        ),
    ])
    func everyTypeHasItsNames(type: DataType, postgresql: String, strict: String, declared: String) {
        #expect(TypeNames.text(for: type, on: .postgresql, index: Self.index) == postgresql)
        #expect(TypeNames.text(for: type, on: .sqlite, index: Self.index) == strict)
        #expect(TypeNames.text(for: type, on: .sqlite, index: Self.index, storage: .declared) == declared)
    }
}
