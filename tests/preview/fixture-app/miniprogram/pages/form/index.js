Page({
  data: { result: '-', cities: ['太原', '大同'], city: 0 },
  onSubmit(event) {
    this.setData({ result: JSON.stringify(event.detail.value) });
  },
  onReset() {
    this.setData({ result: 'reset' });
  },
  onCity(event) {
    this.setData({ city: Number(event.detail.value) });
  },
});
