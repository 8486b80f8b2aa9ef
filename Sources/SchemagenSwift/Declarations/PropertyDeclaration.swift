/// A property: stored, a constant with a value, or computed where it is written with a body.
struct PropertyDeclaration {
    enum Keyword { case variable, constant, staticVariable, staticConstant }

    /// The value of a constant.
    enum Value {
        case none
        case text(String)
        case texts([String])
    }

    var head: DeclarationHead
    var keyword = Keyword.variable
    /// The name as Swift source.
    var name: String
    /// The type; nil where the value says it.
    var type: String?
    /// Whether a `?` follows the type.
    var isOptional = false
    var value = Value.none
}
