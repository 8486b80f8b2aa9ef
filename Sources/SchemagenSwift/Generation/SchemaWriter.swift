import SchemagenModel

/// Writes what belongs to the schema as a whole: its names and hashes, the violations of its rules, and the helpers.
struct SchemaWriter {
    let context: SwiftContext
    /// The structure hash of each database.
    let structures: [Database: String]

    private var access: AccessLevel { context.access }
    private var text: String { context.standard("String") }

    /// The file of the namespace.
    func file(fingerprint: String) -> SwiftFile {
        var members: [Declaration] = [
            constant("name", "The schema's name.", context.schema.name),
            constant("fingerprint", "SHA-256 of what the models say.", fingerprint),
        ]
        for database in context.schema.settings.databases {
            guard let hash = structures[database] else { continue }
            members.append(
                constant(
                    database.rawValue + "Structure",
                    "The hash of the structure that a \(database.title) database has when it fits these models.", hash))
        }
        members.append(
            .property(
                PropertyDeclaration(
                    head: DeclarationHead(
                        access, documentation: "The names of the tables in the database, in the order of the schema."),
                    isStatic: true, isConstant: true, name: "tableNames", type: "[" + text + "]",
                    value: .array(context.schema.tables.map { .string($0.info.sqlName) }))))
        members.append(.source(indented(Self.violation)))
        if context.usesDraftValue { members.append(.source(indented(Self.draftValue))) }
        return SwiftFile(
            imports: [],
            declarations: [
                .type(
                    TypeDeclaration(
                        head: DeclarationHead(
                            access,
                            documentation: context.schema.documentation ?? "The schema `\(context.schema.name)`."
                        ),
                        kind: .enumeration, name: context.namespace, members: members))
            ])
    }

    /// The file of the helpers that expressions call; nil where there are none.
    func helpersFile() -> SwiftFile? {
        var used = context.usedHelpers
        var waiting = Array(used)
        while let helper = waiting.popLast() {
            for dependency in helper.dependencies where used.insert(dependency).inserted { waiting.append(dependency) }
        }
        guard !used.isEmpty else { return nil }
        var imports: Set<SwiftImport> = []
        if used.contains(where: { $0.usesDecimal }) {
            let types = SwiftTypes(context: context)
            _ = types.foundation("Decimal", &imports)
        }
        let members = ExpressionHelper.allCases.filter(used.contains).map { Declaration.source(qualified($0.source)) }
        return SwiftFile(
            imports: imports,
            declarations: [
                .type(
                    TypeDeclaration(
                        head: DeclarationHead(
                            documentation: """
                                What expressions of the schema need beyond Swift's operators.

                                They mean the same in the databases: logic has three values, nothing traps on overflow, and strings
                                are compared by their bytes.
                                """),
                        kind: .enumeration, name: context.helpers, members: members))
            ])
    }

    private func constant(_ name: String, _ documentation: String, _ value: String) -> Declaration {
        .property(
            PropertyDeclaration(
                head: DeclarationHead(access, documentation: documentation), isStatic: true, isConstant: true,
                name: name, value: .string(value)))
    }

    /// Source with the access level of the schema and with names that no type of the schema hides.
    private func indented(_ source: String) -> String {
        var result = ""
        for (number, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if number > 0 { result += "\n" }
            let content = line.drop { $0 == " " }
            if content.hasPrefix("public ") {
                result += line.prefix(line.count - content.count) + access.prefix + content.dropFirst("public ".count)
            } else {
                result += line
            }
        }
        return qualified(result)
    }

    /// The source with the names of the standard library qualified that a type of the schema hides.
    private func qualified(_ source: String) -> String {
        guard !context.typeNames.isDisjoint(with: Self.standardNames) || context.typeNames.contains("Decimal") else {
            return source
        }
        var result = ""
        var word = ""
        var previous: Character = " "
        func flush(_ word: String, _ previous: Character) -> String {
            guard previous != ".", context.typeNames.contains(word) else { return word }
            if word == "Decimal" { return "Foundation." + word }
            return Self.standardNames.contains(word) ? "Swift." + word : word
        }
        for character in source {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
                continue
            }
            result += flush(word, previous)
            if !word.isEmpty { previous = word.last ?? " " }
            word = ""
            result.append(character)
            previous = character
        }
        return result + flush(word, previous)
    }

    /// The names of the standard library that sources kept as text use.
    private static let standardNames: Set<String> = [
        "Array", "Bool", "CodingKey", "CustomStringConvertible", "Double", "Duration", "Encodable", "EncodingError",
        "Equatable", "Error", "ExpressibleByNilLiteral", "FixedWidthInteger", "FloatingPointRoundingRule", "Hashable",
        "Int", "Int64", "KeyedEncodingContainer", "Optional", "Sendable", "String", "Substring", "UInt8", "UTF8",
    ]

    private static let violation = """
        /// A rule of the schema that a value breaks.
        public struct Violation: Error, Sendable, Hashable, CustomStringConvertible {
            /// How a rule is broken.
            public enum Reason: Sendable, Hashable {
                /// A check is false.
                case failed
                /// A number in a check leaves the range of its type.
                case overflow
                /// A text has more characters than its column holds, which is so many.
                case tooLong(Int)
                /// NaN, which no column takes.
                case notANumber
            }

            /// What is broken: a check, or a property with a limit: `Order.total`.
            public var path: String
            /// The name of the check in the database; nil for a limit of a type.
            public var constraint: String?
            /// How it is broken.
            public var reason: Reason

            /// Makes a violation from its parts.
            public init(path: String, constraint: String?, reason: Reason) {
                self.path = path
                self.constraint = constraint
                self.reason = reason
            }

            /// The violation in a sentence.
            public var description: String {
                let name = constraint.map { " (\\($0))" } ?? ""
                switch reason {
                case .failed: return "\\(path) does not hold\\(name)"
                case .overflow: return "\\(path) leaves the range of its numbers\\(name)"
                case .tooLong(let limit): return "\\(path) is longer than \\(limit) characters"
                case .notANumber: return "\\(path) is not a number"
                }
            }

            /// The same violation as one of the property that holds the value.
            func within(_ path: String) -> Violation {
                Violation(path: path, constraint: constraint, reason: reason)
            }

            static func failed(_ path: String, _ constraint: String) -> Violation {
                Violation(path: path, constraint: constraint, reason: .failed)
            }

            static func overflow(_ path: String, _ constraint: String) -> Violation {
                Violation(path: path, constraint: constraint, reason: .overflow)
            }

            static func tooLong(_ path: String, _ limit: Int) -> Violation {
                Violation(path: path, constraint: nil, reason: .tooLong(limit))
            }

            static func notANumber(_ path: String) -> Violation {
                Violation(path: path, constraint: nil, reason: .notANumber)
            }
        }
        """

    private static let draftValue = """
        /// A value of a draft for a column that takes NULL and has a default.
        public enum DraftValue<Value: Sendable & Hashable & Encodable>: Sendable, Hashable, ExpressibleByNilLiteral {
            /// The column is left out: the database puts its default.
            case databaseDefault
            /// NULL, though there is a default.
            case null
            /// A value.
            case value(Value)

            /// NULL.
            public init(nilLiteral: ()) { self = .null }

            /// A value, or NULL where there is none.
            public init(_ value: Value?) { self = value.map { .value($0) } ?? .null }

            /// The value, where there is one.
            public var valueIfSet: Value? { if case .value(let value) = self { value } else { nil } }

            /// Whether the database's default is not asked for.
            public var isSet: Bool { self != .databaseDefault }

            /// The value that the row will have, given the database's default.
            func value(orDefault value: Value?) -> Value? { isSet ? valueIfSet : value }

            /// The same choice of another value.
            func map<Other: Sendable & Hashable & Encodable>(
                _ transform: (Value) throws -> Other
            ) rethrows -> DraftValue<Other> {
                switch self {
                case .databaseDefault: .databaseDefault
                case .null: .null
                case .value(let value): .value(try transform(value))
                }
            }

            /// Encodes what is set under a key: nothing, nil or the value.
            func encode<Key: CodingKey>(into container: inout KeyedEncodingContainer<Key>, forKey key: Key) throws {
                switch self {
                case .databaseDefault: break
                case .null: try container.encodeNil(forKey: key)
                case .value(let value): try container.encode(value, forKey: key)
                }
            }
        }
        """
}
