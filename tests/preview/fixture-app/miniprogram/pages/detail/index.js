const computedBehavior = require('miniprogram-computed').behavior;
const qrcode = require('qrcode-generator');

Component({
  behaviors: [computedBehavior],
  properties: { id: String, text: String },
  data: { a: 1, b: 2, answer: '-', name: '', typed: '', drawn: '-', loaded: '-' },
  computed: {
    sum(data) {
      return data.a + data.b;
    },
  },
  methods: {
    onLoad(query) {
      this.getOpenerEventChannel().emit('reply', `got ${query.id}`);
    },
    onReady() {
      this.createSelectorQuery()
        .select('#paper')
        .fields({ node: true, size: true })
        .exec((results) => {
          const { node, width, height } = results[0];
          const code = qrcode(0, 'M');
          code.addData('会员');
          code.make();
          node.width = width;
          node.height = height;
          const context = node.getContext('2d');
          if (!context) return;
          context.fillStyle = '#ff0000';
          context.fillRect(0, 0, width, height);
          const pixel = context.getImageData(1, 1, 1, 1).data;
          this.setData({ drawn: `${width}x${height} ${pixel[0]} ${code.getModuleCount()}` });
        });
    },
    more() {
      this.setData({ a: this.data.a + 1 });
    },
    ask() {
      wx.showModal({
        title: '问',
        content: '好吗？',
        success: (result) => this.setData({ answer: result.confirm ? 'yes' : 'no' }),
      });
    },
    async choose() {
      try {
        const { tapIndex } = await wx.showActionSheet({ itemList: ['甲', '乙'] });
        this.setData({ answer: `sheet ${tapIndex}` });
      } catch (failure) {
        this.setData({ answer: failure.errMsg });
      }
    },
    onName(event) {
      this.setData({ name: event.detail });
    },
    onPicture(event) {
      this.setData({ loaded: `${event.detail.width}` });
    },
  },
});
