import SchemagenModel

/// The type that holds what belongs to the schema as a whole: fingerprints, table names, violations.
struct NamespaceGenerator {
    let context: SwiftContext
    let structures: [Database: String]

    init(_ context: SwiftContext, _ structures: [Database: String]) {
        self.context = context
        self.structures = structures
    }

    func file(fingerprint: String) -> SwiftFile {
        let access = context.access
        var members: [Declaration] = [
            constant("name", context.schema.name, "The schema's name."),
            constant("fingerprint", fingerprint, "SHA-256 of what the models say."),
        ]
        for database in context.schema.settings.databases {
            guard let hash = structures[database] else { continue }
            members.append(
                constant(
                    database.rawValue + "Structure", hash,
                    "The hash of the structure that a \(database.title) database has when it fits these models."))
        }
        let names = context.schema.tables.map { SwiftExpression.string($0.info.sqlName) }
        members.append(
            .property(
                PropertyDeclaration(
                    head: DeclarationHead(access, documentation: "The tables' SQL names, in the order of the schema."),
                    isStatic: true, isConstant: true, name: "tableNames", type: "[\(context.standard("String"))]",
                    value: .array(names))))
        members.append(violation)
        if context.usesDraftValue { members.append(draftValue) }
        if context.usesMicroseconds { members += microseconds }
        return SwiftFile(
            imports: [],
            declarations: [
                .type(
                    TypeDeclaration(
                        head: DeclarationHead(
                            access,
                            documentation: context.schema.documentation
                                ?? "The schema \(context.schema.name) as a whole."),
                        kind: .enumeration, name: context.namespace, members: members))
            ])
    }

    private func constant(_ name: String, _ value: String, _ documentation: String) -> Declaration {
        .property(
            PropertyDeclaration(
                head: DeclarationHead(context.access, documentation: documentation), isStatic: true, isConstant: true,
                name: name, value: .string(value)))
    }

    private var violation: Declaration {
        let access = context.access.prefix
        let string = context.standard("String")
        let protocols = context.protocols("Error", "Sendable", "Hashable", "CustomStringConvertible")
        return .source(
            """
            /// A value that breaks a rule of the schema.
            \(access)struct Violation: \(protocols.joined(separator: ", ")) {
                /// The SQL name of the table, view or type.
                \(access)let object: \(string)
                /// The SQL name of the constraint, or of the column whose type is broken.
                \(access)let rule: \(string)
                /// What is wrong.
                \(access)let message: \(string)

                /// Makes a violation.
                \(access)init(object: \(string), rule: \(string), message: \(string)) {
                    self.object = object
                    self.rule = rule
                    self.message = message
                }

                /// One line.
                \(access)var description: \(string) { "\\(object).\\(rule): \\(message)" }
            }
            """)
    }

    private var draftValue: Declaration {
        let access = context.access.prefix
        let protocols = context.protocols("Sendable", "Hashable").joined(separator: ", ")
        return .source(
            """
            /// A value that may be left to the database.
            \(access)enum DraftValue<Value: \(protocols)>: \(protocols) {
                /// The column's default.
                case databaseDefault
                /// This value.
                case value(Value)
            }
            """)
    }

    private var microseconds: [Declaration] {
        let access = context.access.prefix
        let duration = context.standard("Duration")
        let integer = context.standard("Int64")
        return [
            .source(
                """
                /// A duration as databases hold it: whole microseconds, what is finer cut off; the nearest that 64 bits hold.
                \(access)static func microseconds(_ duration: \(duration)) -> \(integer) {
                    let parts = duration.components
                    let seconds = parts.seconds.multipliedReportingOverflow(by: 1_000_000)
                    let sum = seconds.partialValue.addingReportingOverflow(parts.attoseconds / 1_000_000_000_000)
                    if !seconds.overflow, !sum.overflow { return sum.partialValue }
                    return parts.seconds < 0 ? .min : .max
                }
                """)
        ]
    }
}

/// The type that holds the helpers of expressions, as far as they are used.
struct HelperGenerator {
    let context: SwiftContext

    init(_ context: SwiftContext) { self.context = context }

    func file() -> SwiftFile {
        let helpers = ExpressionHelper.closure(of: context.usedHelpers)
        return SwiftFile(
            // Rounding a decimal is Foundation's alone.
            imports: helpers.contains(where: \.needsDecimal) ? [.module("Foundation")] : [],
            declarations: [
                .type(
                    TypeDeclaration(
                        head: DeclarationHead(
                            documentation:
                                "What the schema's expressions mean where Swift's operators mean something else."),
                        kind: .enumeration, name: context.helpers, members: helpers.map { .source($0.source) }))
            ])
    }
}
