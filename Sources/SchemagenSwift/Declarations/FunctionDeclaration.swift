/// A method or an initialiser; its body is written behind it.
struct FunctionDeclaration {
    enum Kind {
        case method(String)
        case initializer
        case failableInitializer
    }

    var head: DeclarationHead
    var kind: Kind
    /// The only parameter. Those of an initialiser that has one for each property come from a closure.
    var parameter: ParameterDeclaration?
    var isThrowing = false
    /// The type of the result.
    var result: String?
}

/// `label name: type = value`
struct ParameterDeclaration {
    var label: String
    /// The name inside of the body, where it is not the label.
    var name: String?
    var type: String
    /// Whether a `?` follows the type.
    var isOptional = false
    var defaultValue: String?
}
