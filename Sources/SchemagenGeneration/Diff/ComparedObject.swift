import SchemagenEvolution
import SchemagenModel
import SchemagenSwift

/// A declared object as far as models, documents and the tool alone see it: what no database holds of it, in texts that
/// can be compared one by one.
struct ComparedObject {
    /// Something that is said of an object or a part of it.
    struct Fact {
        /// What it is about, as words go on: `the documentation of …`.
        var what: String
        var text: String?
        var scope = SchemaChange.Scope.models
    }

    /// A part of the object that has a name.
    struct Part {
        /// As `SchemaChange.kind` has it.
        var kind: String
        var name: String
        var sqlName: String
        var formerName: String?
        /// As changes of databases name it; nil: no database holds it.
        var part: Change.Part?
        var anchor: SourceAnchor
        var facts: [Fact]
        /// Whether the part comes and goes by its name alone; what goes by its SQL name is told by changes of
        /// databases.
        var isNamed = true
    }

    var identity: ObjectIdentity
    var formerName: String?
    var sqlName: String
    var anchor: SourceAnchor
    var facts: [Fact]
    var parts: [Part] = []
}

extension ComparedObject {
    /// Every object of a schema but for extensions and namespaces, of which databases hold all but the documentation.
    static func all(in schema: Schema) -> [ComparedObject] {
        let names = SwiftTypeName(schema)
        var all = schema.enums.map(ComparedObject.init)
        all += schema.types.map { ComparedObject($0) }
        all += schema.sequences.map { ComparedObject(.sequence, $0.info) }
        all += schema.tables.map { ComparedObject($0, names) }
        all += schema.views.map { ComparedObject($0, names) }
        for object in schema.opaqueObjects {
            all.append(
                ComparedObject(
                    identity: ObjectIdentity(.opaque, object.name), formerName: nil, sqlName: object.name,
                    anchor: object.anchor,
                    facts: [
                        Fact(what: "documentation", text: object.documentation), .allowances(object.allowances),
                    ]))
        }
        return all
    }

    private init(_ kind: ObjectKind, _ info: ObjectInfo) {
        identity = ObjectIdentity(kind, info.name)
        formerName = info.formerName
        sqlName = info.sqlSchema.map { "\($0).\(info.sqlName)" } ?? info.sqlName
        anchor = info.anchor
        facts = [
            Fact(what: "documentation", text: info.documentation), Fact(what: "deprecation", text: info.deprecation),
            Fact(what: "group", text: info.group), .allowances(info.allowances),
        ]
    }

    private init(_ item: Enumeration) {
        self.init(.enumeration, item.info)
        parts = item.cases.map {
            Part(
                kind: "case", name: $0.name, sqlName: $0.sqlName, formerName: $0.formerName, part: .enumCase($0.name),
                anchor: $0.anchor,
                facts: [
                    Fact(what: "documentation", text: $0.documentation),
                    Fact(what: "deprecation", text: $0.deprecation),
                    Fact(what: "stored text", text: $0.sqlName),
                ])
        }
    }

    private init(_ type: NamedType) {
        self.init(.type, type.info)
        let checks = type.checks.map { "\($0.name ?? "") \(ExpressionPrinter.print($0.condition))" }
        facts += [
            Fact(what: "base", text: CanonicalForm.text(of: type.base)),
            Fact(what: "checks", text: checks.joined(separator: "\n")),
            Fact(
                what: "default", text: type.defaultValue.map { ExpressionPrinter.print($0) }),
        ]
    }

    private init(_ table: Table, _ names: SwiftTypeName) {
        self.init(.table, table.info)
        parts = Self.parts(table.columns, table.computed, names)
        func add(_ kind: String, _ part: Change.Part, _ info: ConstraintInfo, inverse: String? = nil) {
            parts.append(
                Part(
                    kind: kind, name: info.sqlName, sqlName: info.sqlName, part: part, anchor: info.anchor,
                    facts: [
                        Fact(what: "documentation", text: info.documentation), Fact(what: "inverse", text: inverse),
                        .allowances(info.allowances),
                    ], isNamed: false))
        }
        if let key = table.primaryKey { add("primary key", .primaryKey, key.info) }
        for unique in table.uniques { add("unique constraint", .unique(unique.info.sqlName), unique.info) }
        for key in table.foreignKeys {
            // A column that says it has the fact itself.
            let isColumns = key.columns.contains { table.column($0)?.inverse == key.inverse }
            add("foreign key", .foreignKey(key.info.sqlName), key.info, inverse: isColumns ? nil : key.inverse)
        }
        for exclusion in table.exclusions {
            add("exclusion constraint", .exclusion(exclusion.info.sqlName), exclusion.info)
        }
        for check in table.checks { add("check", .check(check.name), check.info) }
        parts += Self.parts(table.indexes)
    }

    private init(_ view: View, _ names: SwiftTypeName) {
        self.init(.view, view.info)
        parts = Self.parts(view.columns, view.computed, names) + Self.parts(view.indexes)
    }

    private static func parts(_ indexes: [Index]) -> [Part] {
        indexes.map {
            Part(
                kind: "index", name: $0.sqlName, sqlName: $0.sqlName, part: .index($0.sqlName), anchor: $0.anchor,
                facts: [Fact(what: "documentation", text: $0.documentation), .allowances($0.allowances)],
                isNamed: false)
        }
    }

    private static func parts(
        _ columns: [Column], _ computed: [ComputedProperty], _ names: SwiftTypeName
    ) -> [Part] {
        let stored = columns.map { column in
            Part(
                kind: "column", name: column.name, sqlName: column.sqlName, formerName: column.formerName,
                part: .column(column.name), anchor: column.anchor,
                facts: [
                    Fact(what: "documentation", text: column.documentation),
                    Fact(what: "deprecation", text: column.deprecation),
                    Fact(what: "Swift type", text: names.text(for: column.type)),
                    Fact(what: "Swift default", text: column.swiftDefault.map { ExpressionPrinter.print($0) }),
                    Fact(what: "sensitivity", text: column.isSensitive ? "sensitive" : nil),
                    Fact(what: "inverse", text: column.inverse), .allowances(column.allowances),
                ])
        }
        return stored
            + computed.map { property in
                Part(
                    kind: "computed property", name: property.name, sqlName: "", part: nil, anchor: property.anchor,
                    facts: [
                        Fact(what: "documentation", text: property.documentation),
                        Fact(what: "deprecation", text: property.deprecation),
                        Fact(
                            what: "type",
                            text: names.text(for: property.type) + (property.isNullable ? "?" : "")),
                        Fact(what: "value", text: ExpressionPrinter.print(property.value)),
                    ])
            }
    }
}

extension ComparedObject.Fact {
    /// What is suppressed.
    fileprivate static func allowances(_ allowances: [Allowance]) -> ComparedObject.Fact {
        ComparedObject.Fact(
            what: "suppressions",
            text: allowances.isEmpty
                ? nil : allowances.map { "\($0.code) \($0.reason)" }.joined(separator: "\n"),
            scope: .tool)
    }
}
