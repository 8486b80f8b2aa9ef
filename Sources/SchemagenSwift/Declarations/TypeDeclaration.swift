/// A struct, an enum or an extension; its members are written between its braces, one after the other.
struct TypeDeclaration {
    enum Keyword { case structure, enumeration, `extension` }

    var head: DeclarationHead
    var keyword: Keyword
    /// The name; that of an extension with its requirements.
    var name: String
    /// What it conforms to, separated by commas; an enum's raw type comes first.
    var conformances = ""
}

/// `typealias name = type`
struct TypeAliasDeclaration {
    var head: DeclarationHead
    var name: String
    var type: String
}

/// A case of an enum.
struct CaseDeclaration {
    var head = DeclarationHead(nil)
    /// The name as Swift source.
    var name: String
    /// The raw value, where it is not the name.
    var rawValue: String?
}
