/// A JSON value of any shape: PostgreSQL's `jsonb` and `json`, SQLite's JSON text.
///
/// Whole numbers that fit are integers and so lose nothing; all others are of double precision. Numbers are equal if they
/// are the same number, as in PostgreSQL's `jsonb`: `1` equals `1.0`.
///
/// ```swift
/// var settings: JSON = ["theme": "dark", "sizes": [1, 2.5]]
/// settings["theme"] = "light"
/// settings["sizes"]?[0]?.integerValue    // 1
/// settings.description                   // {"sizes":[1,2.5],"theme":"light"}
/// ```
public enum JSON: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number.
    case integer(Int64)
    /// Any other number. JSON has none that are not finite: such a one is written as `null`.
    case number(Double)
    /// A text.
    case string(String)
    /// Values in order.
    case array([JSON])
    /// Values by name. Names that Swift takes for the same text (canonical equivalence in Unicode) are the same name.
    case object([String: JSON])
}

extension JSON {
    /// The text's value if it is JSON, and `.null` if not.
    ///
    /// For generated code, whose texts were read as JSON when it was generated. Use ``init(text:)`` for any other text.
    public init(literal text: String) {
        do { self = try JSON(text: text) } catch { self = .null }
    }
}

extension JSON: Hashable {
    /// Whether the values are the same; numbers by what they are, `1` and `1.0` alike.
    public static func == (first: JSON, second: JSON) -> Bool {
        switch (first, second) {
        case (.null, .null): true
        case (.bool(let first), .bool(let second)): first == second
        case (.integer(let first), .integer(let second)): first == second
        case (.integer(let whole), .number(let number)), (.number(let number), .integer(let whole)):
            Int64(exactly: number) == whole
        // What is not a number has to equal itself, or no set could find it.
        case (.number(let first), .number(let second)): first == second || first.isNaN && second.isNaN
        case (.string(let first), .string(let second)): first == second
        case (.array(let first), .array(let second)): first == second
        case (.object(let first), .object(let second)): first == second
        default: false
        }
    }

    /// Feeds the value into the hasher; equal numbers alike.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .integer(let value): hasher.combine(value)
        case .number(let value):
            if let whole = Int64(exactly: value) {
                hasher.combine(whole)
            } else {
                hasher.combine(value.isNaN ? .infinity : value)
            }
        case .string(let value): hasher.combine(value)
        case .array(let value): hasher.combine(value)
        case .object(let value): hasher.combine(value)
        }
    }
}
