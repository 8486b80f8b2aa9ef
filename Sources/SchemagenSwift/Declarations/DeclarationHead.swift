/// What stands in front of a declaration's keyword.
struct DeclarationHead {
    /// The documentation in Markdown, of one line or several.
    var documentation: String?
    /// Why the declaration is deprecated, "" for no reason; nil: it is not.
    var deprecation: String?
    /// The access level with the space behind it.
    var access: String

    init(_ documentation: String?, deprecation: String? = nil, access: String = "") {
        self.documentation = documentation
        self.deprecation = deprecation
        self.access = access
    }
}
