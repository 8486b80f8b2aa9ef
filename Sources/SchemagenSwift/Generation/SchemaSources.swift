/// What every schema's namespace holds, kept as text.
enum SchemaSources {
    static let wrapper = """
        /// A type around one value, coded as that value: ids, and the schema's own types.
        public protocol Wrapper: RawRepresentable, Codable, Hashable, Sendable
        where RawValue: Codable & Hashable & Sendable {
            /// Wraps a value as it is.
            init(rawValue: RawValue)
        }
        """

    /// The members of all wrappers, and those that some have by a protocol of the standard library.
    static let wrapperExtensions: [(requirements: String, members: [String])] = [
        (
            "",
            [
                """
                /// Wraps a value as it is.
                public init(_ rawValue: RawValue) { self.init(rawValue: rawValue) }
                """,
                """
                /// Decodes the value alone.
                public init(from decoder: any Decoder) throws {
                    self.init(rawValue: try decoder.singleValueContainer().decode(RawValue.self))
                }
                """,
                """
                /// Encodes the value alone.
                public func encode(to encoder: any Encoder) throws {
                    var container = encoder.singleValueContainer()
                    try container.encode(rawValue)
                }
                """,
            ]
        ),
        (
            " where Self: Comparable, RawValue: Comparable",
            [
                """
                /// Compares the values.
                public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
                """
            ]
        ),
        (
            " where Self: CustomStringConvertible",
            [
                """
                /// The value as text.
                public var description: String { String(describing: rawValue) }
                """
            ]
        ),
        literal("Integer"), literal("String"), literal("Float"), literal("Boolean"),
    ]

    private static func literal(_ kind: String) -> (requirements: String, members: [String]) {
        (
            " where Self: ExpressibleBy" + kind + "Literal, RawValue: ExpressibleBy" + kind + "Literal",
            [
                """
                /// Wraps a literal.
                public init(\(kind.lowercased())Literal value: RawValue) { self.init(rawValue: value) }
                """
            ]
        )
    }

    static let violation = """
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

    static let draftValue = """
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
