# Renders the theme block with Shopify's own Liquid: reads {"block", "assets", "pages": [objects]} and writes the
# list of what was printed, both as JSON. What Shopify adds to Liquid is stood in as in liquid.ts.
require 'json'
require 'liquid'

module ShopifyFilters
  def asset_url(name)
    @context.registers[:assets] + name
  end

  def handleize(text)
    text.to_s.downcase.gsub(/[^\p{L}\p{N}_]+/, '-').gsub(/\A-|-\z/, '')
  end
end

class Schema < Liquid::Raw
  def render_to_output_buffer(_context, output)
    output
  end
end

Liquid::Template.register_filter(ShopifyFilters)
Liquid::Template.register_tag('schema', Schema)

input = JSON.parse($stdin.read)
# One template for all pages keeps what a page has assigned: what the block does not set itself would show.
template = Liquid::Template.parse(input['block'], error_mode: :strict)
printed = input['pages'].map do |objects|
  template.render!(objects, registers: { assets: input['assets'] }, strict_filters: true)
end
puts JSON.generate(printed)
