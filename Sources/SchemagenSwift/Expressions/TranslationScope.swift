import SchemagenModel

/// What the names in an expression stand for in the Swift code around it.
struct TranslationScope {
    /// A column as the code sees it.
    struct Access {
        var code: SwiftExpression
        var type: DataType
        var isOptional: Bool
        /// Where the value is that expressions work on: `.rawValue` for ids and types.
        var rawMember: String
        /// A condition that must hold for the column's value to be known; nil: always. A draft does not know what the
        /// database will fill in.
        var condition: SwiftExpression?
    }

    /// A column by its Swift name; one that is missing is not known here, and what needs it is not checked.
    var column: (String) -> Access? = { _ in nil }
    /// `value` in a check of a type.
    var value: Access?
}
